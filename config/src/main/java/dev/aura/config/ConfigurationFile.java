package dev.aura.config;

import dev.aura.config.Node.MalformedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads one configuration file, JSON or YAML by its name, into settings. */
final class ConfigurationFile {

    static final int BYTES_MAX = 1 << 20;

    private static final List<String> NAMES = List.of("config.json", "config.yaml", "config.yml");

    private ConfigurationFile() {}

    /** The configuration files of a directory; more than one is a mistake of the user. */
    static List<Path> in(Path directory) {
        List<Path> found = new ArrayList<>();
        for (String name : NAMES) {
            Path file = directory.resolve(name);
            if (file.toFile().exists()) { // a third of the cost of Files.exists on the way that every command takes
                found.add(file);
            }
        }
        return found;
    }

    /** Reads a file into settings, in the order of the file. */
    static List<Setting> settings(Layer layer, Path file) {
        List<Setting> settings = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        new Flattening(layer, file.toString(), settings, problems).root(tree(layer, file));
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return settings;
    }

    /** Reads a file into a tree. */
    static Node tree(Layer layer, Path file) {
        String text = text(layer, file);
        try {
            return file.toString().endsWith(".json") ? JsonReader.read(text) : YamlReader.read(text);
        } catch (MalformedException e) {
            throw ConfigurationException.of(
                    new Origin(layer, file.toString(), e.line, e.column), String.valueOf(e.getMessage()));
        }
    }

    private static String text(Layer layer, Path file) {
        Origin origin = Origin.of(layer, file.toString());
        try {
            // What a repository brings must be what it seems: a link could point at a secret, a device at no end.
            LinkOption[] links =
                    layer == Layer.PROJECT ? new LinkOption[] {LinkOption.NOFOLLOW_LINKS} : new LinkOption[0];
            if (!Files.isRegularFile(file, links)) {
                throw ConfigurationException.of(origin, "is not a regular file");
            }
            return decode(origin, bytes(origin, file));
        } catch (AccessDeniedException e) {
            throw ConfigurationException.of(origin, "cannot be read: permission denied");
        } catch (IOException e) {
            throw ConfigurationException.of(origin, "cannot be read: " + e.getMessage());
        }
    }

    private static byte[] bytes(Origin origin, Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            byte[] bytes = input.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw ConfigurationException.of(origin, "is larger than 1 MiB");
            }
            return bytes;
        }
    }

    private static String decode(Origin origin, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw ConfigurationException.of(origin, "is not UTF-8 text");
        }
    }
}
