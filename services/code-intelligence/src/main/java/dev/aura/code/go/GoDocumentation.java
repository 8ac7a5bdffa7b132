package dev.aura.code.go;

import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The comment that stands right before a declaration, without a blank line between; directives in it are not documentation. */
final class GoDocumentation {

    private static final Pattern DIRECTIVE = Pattern.compile("//([a-z0-9]+:[a-z0-9][^ \\t]*|export|line|extern)\\b.*");
    private static final Pattern MARGIN = Pattern.compile("(?m)^[ \\t]*\\*?[ \\t]?");

    private final SourceText source;
    private final Tokens tokens;

    GoDocumentation(SourceText source, Tokens tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    /** The text of it without marks; empty where there is none. */
    String before(int offset) {
        StringBuilder text = new StringBuilder();
        for (String comment : comments(offset)) {
            if (comment.startsWith("/*")) {
                int end = comment.endsWith("*/") && comment.length() >= 4 ? comment.length() - 2 : comment.length();
                text.append(MARGIN.matcher(comment.substring(2, end)).replaceAll(""))
                        .append('\n');
            } else if (!DIRECTIVE.matcher(comment).matches()) {
                text.append(comment.substring(2).strip()).append('\n');
            }
        }
        return text.toString().strip();
    }

    /** Names of the directives before a declaration, such as `go:embed`. */
    List<String> directives(int offset) {
        return comments(offset).stream()
                .filter(comment -> DIRECTIVE.matcher(comment).matches())
                .map(comment -> comment.substring(2).split("\\s", 2)[0])
                .toList();
    }

    private List<String> comments(int offset) {
        List<String> comments = new ArrayList<>();
        int line = source.line(offset);
        for (int index = tokens.from(offset) - 1; index >= 0 && tokens.kind(index) == Tokens.Kind.COMMENT; index--) {
            int last = source.line(Math.max(tokens.start(index), tokens.end(index) - 1));
            boolean trailing = index > 0 && source.line(tokens.end(index - 1)) == source.line(tokens.start(index));
            if (last < line - 1 || (trailing && tokens.kind(index - 1) != Tokens.Kind.COMMENT)) {
                break;
            }
            line = source.line(tokens.start(index));
            comments.addFirst(tokens.text(index));
        }
        return comments;
    }
}
