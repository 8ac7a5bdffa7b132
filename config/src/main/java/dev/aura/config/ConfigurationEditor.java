package dev.aura.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Changes the user's {@code config.json}. Other keys stay, in their order; the file is replaced as a whole, readable by the user
 * alone, so that a reader sees the old one or the new one. Two writers at once: the later one wins.
 */
public final class ConfigurationEditor {

    private final Path file;
    private final Schema schema;
    private final Path home;

    private ConfigurationEditor(Path file, Schema schema, Path home) {
        this.file = file;
        this.schema = schema;
        this.home = home;
    }

    /** An editor of the user's file. */
    public static ConfigurationEditor of(ConfigurationSources sources) {
        return of(sources, Schema.installed());
    }

    static ConfigurationEditor of(ConfigurationSources sources, Schema schema) {
        return new ConfigurationEditor(sources.userDirectory().resolve("config.json"), schema, sources.home());
    }

    /** The file that is changed. */
    public Path file() {
        return file;
    }

    /**
     * Gives a key a value.
     *
     * @throws ConfigurationException where the key is unknown, the value not allowed, or the file not JSON
     */
    public void set(String name, String text) {
        Key<?> key = find(name);
        Setting setting = new Setting(name, text, Origin.of(Layer.COMMAND_LINE, "aura config set"));
        Schema.check(key, setting, home).ifPresent(problem -> {
            throw new ConfigurationException(List.of(problem));
        });
        write(JsonTree.with(root(), name, JsonTree.scalar(key, text)));
    }

    /**
     * Takes a key out of the file. A name that no key has may be taken out too.
     *
     * @return whether it stood there
     */
    public boolean unset(String name) {
        Node.Mapping root = root();
        Node.Mapping without = JsonTree.without(root, name);
        if (without.equals(root)) {
            return false;
        }
        write(without);
        return true;
    }

    private Key<?> find(String name) {
        return schema.find(name)
                .orElseThrow(() -> ConfigurationException.of(
                        Origin.of(Layer.COMMAND_LINE, "aura config set"), schema.unknown(name)));
    }

    private Node.Mapping root() {
        Path directory = file.resolveSibling("");
        for (Path present : ConfigurationFile.in(directory)) {
            if (!present.equals(file)) {
                throw ConfigurationException.of(
                        Origin.of(Layer.USER, present.toString()),
                        "is YAML, which is changed by hand only, so that comments stay");
            }
        }
        if (!Files.exists(file)) {
            return new Node.Mapping(List.of(), 1, 1);
        }
        if (ConfigurationFile.tree(Layer.USER, file) instanceof Node.Mapping root) {
            return root;
        }
        throw ConfigurationException.of(Origin.of(Layer.USER, file.toString()), "must hold an object {…}");
    }

    private void write(Node.Mapping root) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            Path target = Files.exists(file) ? file.toRealPath() : file; // keeps a link into a dotfiles repository
            Path draft = Files.createTempFile(
                    target.resolveSibling(""),
                    ".config",
                    ".json",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                    channel.write(ByteBuffer.wrap(JsonTree.text(root).getBytes(StandardCharsets.UTF_8)));
                    channel.force(true);
                }
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
