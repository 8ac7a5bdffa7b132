package dev.aura.git.message;

import dev.aura.git.repository.GitProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes out of a message what git takes out: comment lines, what is below the scissors, blank lines at both ends (git-commit(1),
 * {@code --cleanup}).
 *
 * @param prefix what a comment line begins with
 */
public record CommentLines(String prefix) {

    private static final String SCISSORS = " ------------------------ >8 ------------------------";

    /** Git's default. */
    public static final CommentLines DEFAULT = new CommentLines("#");

    /** The prefix that a repository is configured for. */
    public static CommentLines of(GitProcess git, Path directory) {
        String prefix =
                git.run(directory, "config", "--get", "core.commentChar").text().strip();
        // With `auto` git picks a character that the message does not use; in the file it is the one of its own comment
        // lines.
        return prefix.isEmpty() || prefix.equals("auto") ? DEFAULT : new CommentLines(prefix);
    }

    /** Lines that count, numbered as in the message. */
    List<MessageCheck.Line> strip(String message) {
        List<MessageCheck.Line> lines = new ArrayList<>();
        int number = 0;
        for (String text : message.lines().toList()) {
            number++;
            if (text.equals(prefix + SCISSORS)) {
                break;
            }
            boolean leading = lines.isEmpty() && text.isBlank();
            if (!text.startsWith(prefix) && !leading) {
                lines.add(new MessageCheck.Line(number, text.stripTrailing()));
            }
        }
        while (!lines.isEmpty() && lines.getLast().text().isBlank()) {
            lines.removeLast();
        }
        return lines;
    }
}
