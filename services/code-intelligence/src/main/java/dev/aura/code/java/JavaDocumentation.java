package dev.aura.code.java;

import dev.aura.code.source.Tokens;
import java.util.regex.Pattern;

/** Finds the documentation comment before a declaration. */
final class JavaDocumentation {

    private static final Pattern MARGIN = Pattern.compile("(?m)^[ \\t]*\\*+ ?|^[ \\t]*/// ?");

    private JavaDocumentation() {}

    /** The comment's text without its marks; empty where there is none. */
    static String before(Tokens tokens, int offset) {
        StringBuilder markdown = new StringBuilder();
        for (int index = tokens.from(offset) - 1; index >= 0 && tokens.kind(index) == Tokens.Kind.COMMENT; index--) {
            String comment = tokens.text(index);
            if (comment.startsWith("/**") && comment.length() > 4) {
                return MARGIN.matcher(comment.substring(3, comment.length() - 2))
                        .replaceAll("")
                        .strip();
            }
            if (comment.startsWith("///")) {
                markdown.insert(0, comment.substring(3).strip() + "\n");
            } else if (!markdown.isEmpty()) {
                break;
            }
        }
        return markdown.toString().strip();
    }
}
