package dev.aura.code.java;

import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.source.Tokens.Kind;

/** Splits Java text into tokens. Accepts any text; what Java has no token for becomes a symbol. */
final class JavaLexer {

    private final String text;
    private final Tokens tokens;
    private int at;

    private JavaLexer(SourceText source) {
        this.text = source.text();
        this.tokens = new Tokens(source);
    }

    static Tokens tokens(SourceText source) {
        JavaLexer lexer = new JavaLexer(source);
        while (lexer.at < lexer.text.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        int start = at;
        if (Character.isWhitespace(c)) {
            at++;
        } else if (text.startsWith("//", at)) {
            at = endOfLine(at);
            tokens.add(Kind.COMMENT, start, at);
        } else if (text.startsWith("/*", at)) {
            at = after("*/", at + 2);
            tokens.add(Kind.COMMENT, start, at);
        } else if (text.startsWith("\"\"\"", at)) {
            at = endOfTextBlock(at + 3);
            tokens.add(Kind.STRING, start, at);
        } else if (c == '"' || c == '\'') {
            at = endOfString(c, at + 1);
            tokens.add(Kind.STRING, start, at);
        } else if (Character.isJavaIdentifierStart(c)) {
            at = endOfName(at);
            tokens.add(Kind.NAME, start, at);
        } else if (Character.isDigit(c)) {
            at = endOfName(at);
            tokens.add(Kind.NUMBER, start, at);
        } else {
            at++;
            tokens.add(Kind.SYMBOL, start, at);
        }
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private int after(String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }

    private int endOfTextBlock(int from) {
        int end = from;
        while (end < text.length() && !text.startsWith("\"\"\"", end)) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 3, text.length());
    }

    private int endOfString(char quote, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, text.length());
    }

    private int endOfName(int from) {
        int end = from + 1;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
