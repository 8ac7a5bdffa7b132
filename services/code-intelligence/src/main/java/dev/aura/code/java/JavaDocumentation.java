package dev.aura.code.java;

import dev.aura.code.source.Tokens;

/** Finds the documentation comment before a declaration. */
final class JavaDocumentation {

    private JavaDocumentation() {}

    /** The comment's text without its marks; empty where there is none. */
    static String before(Tokens tokens, int offset) {
        StringBuilder markdown = new StringBuilder();
        for (int index = tokens.from(offset) - 1; index >= 0 && tokens.kind(index) == Tokens.Kind.COMMENT; index--) {
            String comment = tokens.text(index);
            if (comment.startsWith("/**") && comment.length() > 4) {
                return withoutMargin(comment, 3, comment.length() - 2).strip();
            }
            if (comment.startsWith("///")) {
                markdown.insert(0, comment.substring(3).strip() + "\n");
            } else if (!markdown.isEmpty()) {
                break;
            }
        }
        return markdown.toString().strip();
    }

    /** Without the stars, or the slashes, that lines begin with. */
    private static String withoutMargin(String comment, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            int margin = afterMargin(comment, at, to);
            int end = margin;
            while (end < to && !isLineEnd(comment.charAt(end))) {
                end++;
            }
            end = Math.min(to, end + 1);
            text.append(comment, margin, end);
            at = end;
        }
        return text.toString();
    }

    private static int afterMargin(String comment, int from, int to) {
        int at = from;
        while (at < to && (comment.charAt(at) == ' ' || comment.charAt(at) == '\t')) {
            at++;
        }
        int marks = at;
        while (marks < to && comment.charAt(marks) == '*') {
            marks++;
        }
        if (marks == at && comment.startsWith("///", at) && at + 3 <= to) {
            marks = at + 3;
        }
        if (marks == at) {
            return from;
        }
        return marks < to && comment.charAt(marks) == ' ' ? marks + 1 : marks;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }
}
