package dev.aura.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All layers of one test below one directory. */
record Places(Path root) {

    Path user() {
        return root.resolve("home/.config/aura/config.json");
    }

    Path system() {
        return root.resolve("etc/aura/config.json");
    }

    Path dotted() {
        return root.resolve("home/.aura/config.json");
    }

    Path project() {
        return root.resolve("work/.aura/config.json");
    }

    static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ConfigurationSources sources(Map<String, String> environment, String... assignments) {
        return new ConfigurationSources(
                root.resolve("etc/aura"),
                root.resolve("home/.config/aura"),
                root.resolve("home"),
                java.util.Optional.of(root.resolve("work")),
                environment,
                List.of(assignments));
    }

    Configuration load(String... assignments) {
        return ConfigurationLoader.load(sources(Map.of(), assignments));
    }

    Inspection inspect(String... assignments) {
        return ConfigurationLoader.inspect(sources(Map.of(), assignments));
    }

    /** The problems of a user file with this text, without the path in front. */
    String problemsOf(String userFile) {
        write(user(), userFile);
        return inspect().errors().stream()
                .map(problem -> problem.toString().replace(user().toString(), "FILE"))
                .collect(Collectors.joining("\n"));
    }
}
