package dev.aura.code.python.syntax;

/** Looks ahead, a bounded way. */
final class Lines {

    private static final int LOOK_MAX = 1_000;

    private Lines() {}

    /**
     * Whether the line that goes on from an offset ends with a colon that stands in no bracket, as one does that begins a block.
     *
     * @param brackets whether brackets may go over several lines
     */
    static boolean opensBlock(char[] chars, int from, boolean brackets) {
        int most = Math.min(chars.length - 1, from + LOOK_MAX);
        int depth = 0;
        boolean colon = false;
        int at = from;
        while (at < most && !ends(chars[at], depth, brackets)) {
            char c = chars[at];
            byte kind = Characters.kind(chars, at);
            if (kind == Characters.COMMENT) {
                at = Characters.endOfComment(chars, at);
                continue;
            }
            if (kind != Characters.SPACE && kind != Characters.LINE_END) {
                depth += opens(c) ? 1 : closes(c) ? -1 : 0;
                colon = c == ':' && depth == 0;
            }
            at = kind == Characters.QUOTE ? afterQuote(chars, at, most) : at + 1;
        }
        return colon && at < most + 1;
    }

    private static boolean ends(char c, int depth, boolean brackets) {
        boolean outside = depth <= 0;
        return depth < 0 || (c == ';' && outside) || ((c == '\n' || c == '\r') && (outside || !brackets));
    }

    static boolean opens(char c) {
        return c == '(' || c == '[' || c == '{';
    }

    static boolean closes(char c) {
        return c == ')' || c == ']' || c == '}';
    }

    private static int afterQuote(char[] chars, int from, int most) {
        int at = from + 1;
        while (at < most && chars[at] != chars[from] && chars[at] != '\n') {
            at += chars[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }
}
