package dev.aura.code.ecma;

import java.util.Set;

/** Names, and the keywords that tell what may follow them. */
final class EcmaNames {

    /** Words after which an expression begins, and so a slash a regular expression. */
    private static final Set<String> BEFORE_EXPRESSION = Set.of(
            "return",
            "typeof",
            "instanceof",
            "in",
            "of",
            "new",
            "delete",
            "void",
            "throw",
            "case",
            "do",
            "else",
            "await",
            "yield",
            "default",
            "extends");

    private static final Set<String> WITH_HEAD = Set.of("if", "while", "for", "with");

    private EcmaNames() {}

    static boolean precedesExpression(String word) {
        return BEFORE_EXPRESSION.contains(word);
    }

    static boolean hasHead(String word) {
        return WITH_HEAD.contains(word);
    }

    /** Whether a name begins at an offset; the `#` of a private one belongs to it. */
    static boolean begins(String text, int at) {
        char c = text.charAt(at);
        return isStart(c) || (c == '#' && at + 1 < text.length() && isStart(text.charAt(at + 1)));
    }

    private static boolean isStart(char c) {
        return Character.isUnicodeIdentifierStart(c) || c == '_' || c == '$' || Character.isSurrogate(c);
    }

    static boolean continues(char c) {
        return (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c))
                || c == '_'
                || c == '$'
                || Character.isSurrogate(c);
    }

    static int end(String text, int start) {
        int end = start + 1;
        while (end < text.length() && continues(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
