package dev.aura.code.ecma;

import dev.aura.code.source.Tokens;
import java.util.regex.Pattern;

/** Documentation comments: the last one that stands right before a declaration. */
final class JsDoc {

    private static final Pattern MARKS = Pattern.compile("^/\\*\\*+|\\*+/$|(?m)^[ \\t]*\\*(?!/) ?");
    private static final Pattern ABOUT_THE_FILE =
            Pattern.compile("@(file|fileoverview|overview|license|copyright|module|packageDocumentation)\\b");

    private JsDoc() {}

    /** The documentation of what starts at an offset, as written, without comment marks; empty where there is none. */
    static String before(int offset, Tokens tokens) {
        for (int index = tokens.from(offset) - 1; index >= 0 && tokens.kind(index) == Tokens.Kind.COMMENT; index--) {
            String comment = tokens.text(index);
            if (comment.startsWith("/**") && comment.length() > 4) {
                return ABOUT_THE_FILE.matcher(comment).find()
                        ? ""
                        : MARKS.matcher(comment).replaceAll("").strip();
            }
        }
        return "";
    }
}
