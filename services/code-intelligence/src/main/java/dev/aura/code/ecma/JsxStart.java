package dev.aura.code.ecma;

import java.util.HashMap;
import java.util.Map;

/**
 * Tells JSX from type parameters and type assertions: an element closes itself, or its end tag comes later. Looks at most so far for the end of a tag.
 */
final class JsxStart {

    private static final int TAG_LENGTH_MAX = 4000;

    private final String text;
    private final Map<String, Integer> lastEndTag = new HashMap<>();

    JsxStart(String text) {
        this.text = text;
    }

    /** Whether an element begins at a `<` where an expression is expected. */
    boolean isAt(int offset) {
        if (offset + 1 >= text.length()) {
            return false;
        }
        if (text.charAt(offset + 1) == '>') {
            return endsAfter("", offset);
        }
        if (!EcmaNames.begins(text, offset + 1)) {
            return false;
        }
        int end = offset + 2;
        while (end < text.length() && (EcmaNames.continues(text.charAt(end)) || ".-:".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return endsAfter(text.substring(offset + 1, end), offset) || closesItself(end);
    }

    private boolean endsAfter(String name, int offset) {
        return lastEndTag.computeIfAbsent(name, key -> text.lastIndexOf("</" + key)) > offset;
    }

    /** Whether `/>` comes before the tag ends; braces and strings in it are stepped over. */
    private boolean closesItself(int from) {
        int depth = 0;
        int limit = Math.min(text.length(), from + TAG_LENGTH_MAX);
        for (int at = from; at < limit; at++) {
            char c = text.charAt(at);
            if ((c == '"' || c == '\'') && depth == 0) {
                int end = text.indexOf(c, at + 1);
                at = end < 0 ? limit : end;
            } else if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (c == '>' && depth == 0) {
                return text.charAt(at - 1) == '/';
            } else if (depth < 0 || (depth == 0 && "();,".indexOf(c) >= 0)) {
                return false;
            }
        }
        return false;
    }
}
