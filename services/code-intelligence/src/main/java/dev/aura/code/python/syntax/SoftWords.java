package dev.aura.code.python.syntax;

/** Tells names from words that are none everywhere, by what follows them. */
final class SoftWords {

    private SoftWords() {}

    /** Whether a name follows, as after {@code type}. */
    static boolean beginsName(Lexer lexer) {
        return wordAfter(lexer) == Token.NAME;
    }

    /** Whether a value follows that cannot go on with an expression. */
    static boolean beginsValue(Lexer lexer) {
        Token word = wordAfter(lexer);
        char c = lexer.following();
        boolean symbol = c == '{' || c == '~' || c == '\'' || c == '"' || c == '`' || Numbers.isDigit(c);
        return symbol || (word.begins && (word != Token.NOT || !lexer.isFollowedBy("not in")));
    }

    /** Whether what follows {@code print} is printed. */
    static boolean beginsPrinted(Lexer lexer) {
        char[] chars = lexer.chars;
        if (lexer.following() != '>') {
            return beginsValue(lexer);
        }
        int at = lexer.afterBlanks();
        return chars[at + 1] == '>' && chars[at + 2] != '=';
    }

    /** Whether the line is the head of a {@code match}. */
    static boolean beginsMatch(Lexer lexer) {
        char c = lexer.following();
        boolean either = c == '(' || c == '[' || c == '-' || c == '+' || c == '*' || c == '.';
        return (either || beginsValue(lexer)) && Lines.opensBlock(lexer.chars, lexer.end, true);
    }

    private static Token wordAfter(Lexer lexer) {
        char[] chars = lexer.chars;
        int at = lexer.afterBlanks();
        if (at == lexer.end || Characters.kind(chars, at) != Characters.NAME) {
            return Token.UNKNOWN;
        }
        return Token.word(chars, at, Characters.endOfName(chars, at));
    }
}
