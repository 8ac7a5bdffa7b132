package dev.aura.code.java;

import dev.aura.code.source.Lexer;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.source.Tokens.Kind;

/** Splits Java text into tokens. */
final class JavaLexer extends Lexer {

    private static final String TEXT_BLOCK = "\"\"\"";

    private JavaLexer(SourceText source) {
        super(source);
    }

    static Tokens tokens(SourceText source) {
        return new JavaLexer(source).all();
    }

    @Override
    protected Kind token(char c) {
        if (c == '"' || c == '\'') {
            at = text.startsWith(TEXT_BLOCK, at) ? endOfTextBlock(at + TEXT_BLOCK.length()) : endOfString(c, at + 1);
            return Kind.STRING;
        }
        if (Character.isJavaIdentifierStart(c)) {
            at = endOfWord(at);
            return Kind.NAME;
        }
        if (Character.isDigit(c)) {
            at = endOfWord(at);
            return Kind.NUMBER;
        }
        at++;
        return Kind.SYMBOL;
    }

    private int endOfTextBlock(int from) {
        int end = from;
        while (end < text.length() && !text.startsWith(TEXT_BLOCK, end)) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return end < text.length() ? end + TEXT_BLOCK.length() : unended(end);
    }

    private int endOfString(char quote, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return is(end, quote) ? end + 1 : unended(end);
    }

    private int endOfWord(int from) {
        int end = from + 1;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
