package dev.aura.cli.hooks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file in which git keeps a commit message while hooks and the editor see it. */
final class MessageFile {

    private static final int BYTES_MAX = 1 << 20;
    /** Characters that git may begin comments with, {@code core.commentChar} being {@code auto}. */
    private static final String COMMENTS = "#;@!$%^&|:";

    private final Path file;

    MessageFile(Path file) {
        this.file = file;
    }

    /** The text; of a message beyond 1 MiB, which nobody wrote, the beginning. */
    String text() throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            return new String(input.readNBytes(BYTES_MAX), StandardCharsets.UTF_8);
        }
    }

    /** Whether a text says anything besides comments and the diff of {@code git commit -v}. */
    static boolean saysSomething(String text) {
        return text.lines()
                .takeWhile(line -> !line.contains("------------------------ >8 ------------------------"))
                .anyMatch(line -> !line.isBlank() && COMMENTS.indexOf(line.charAt(0)) < 0);
    }

    /** Puts a message before what is there. */
    void putOnTop(String message, String below) throws IOException {
        String separator = below.startsWith("\n") ? "\n" : "\n\n";
        Files.writeString(file, message.stripTrailing() + separator + below);
    }
}
