package dev.aura.code.ecma;

/** Finds where literals end. Each takes any text; what is not closed ends with its line, or with the text. */
final class LiteralEnd {

    private LiteralEnd() {}

    static int string(String text, int start) {
        char quote = text.charAt(start);
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != '\n') {
            char c = text.charAt(at);
            if (c == quote) {
                return at + 1;
            }
            at += c == '\\' ? (text.startsWith("\r\n", at + 1) ? 3 : 2) : 1;
        }
        return Math.min(at, text.length());
    }

    /** After the next expression's `${`, or after the closing quote. */
    static int template(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '`') {
                return at + 1;
            }
            if (c == '$' && text.startsWith("${", at)) {
                return at + 2;
            }
            at += c == '\\' ? 2 : 1;
        }
        return text.length();
    }

    /** After a regular expression with its flags; -1 where the line ends before it. */
    static int regex(String text, int start) {
        boolean inClass = false;
        for (int at = start + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                return -1;
            }
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                inClass = true;
            } else if (c == ']') {
                inClass = false;
            } else if (c == '/' && !inClass) {
                int end = at + 1;
                while (end < text.length() && Character.isLetter(text.charAt(end))) {
                    end++;
                }
                return end;
            }
        }
        return -1;
    }

    static int number(String text, int start) {
        int at = start;
        boolean hex = text.startsWith("0x", start) || text.startsWith("0X", start);
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean sign = (c == '+' || c == '-')
                    && !hex
                    && at > start
                    && (text.charAt(at - 1) == 'e' || text.charAt(at - 1) == 'E');
            boolean range = c == '.' && text.startsWith("..", at);
            if (range || !(Character.isLetterOrDigit(c) || c == '_' || c == '.' || sign)) {
                break;
            }
            at++;
        }
        return Math.max(at, start + 1);
    }
}
