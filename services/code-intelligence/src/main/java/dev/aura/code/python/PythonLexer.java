package dev.aura.code.python;

import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.source.Tokens.Kind;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Splits Python text into tokens, with marks where blocks begin and end. Accepts any text. An f-string is one token, the expressions
 * in it included.
 */
final class PythonLexer {

    private static final int TAB_STOP = 8;
    private static final int NESTING_MAX = 100;

    private final String text;
    private final Tokens tokens;
    private final Deque<Integer> indents = new ArrayDeque<>();
    private int brackets;
    private int at;

    private PythonLexer(SourceText source) {
        this.text = source.text();
        this.tokens = new Tokens(source);
        indents.push(0);
    }

    static Tokens tokens(SourceText source) {
        PythonLexer lexer = new PythonLexer(source);
        boolean lineStart = true;
        while (lexer.at < lexer.text.length()) {
            if (lineStart && lexer.brackets == 0) {
                lexer.indent();
            }
            // The white space may have been the last of the file.
            lineStart = lexer.at < lexer.text.length() && lexer.next();
        }
        lexer.dedentTo(0);
        return lexer.tokens;
    }

    /** Reads the white space at the start of a line; blank and comment lines do not count. */
    private void indent() {
        int column = 0;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t' || text.charAt(at) == '\f')) {
            column = text.charAt(at) == '\t' ? (column / TAB_STOP + 1) * TAB_STOP : column + 1;
            at++;
        }
        if (at == text.length() || "#\r\n".indexOf(text.charAt(at)) >= 0) {
            return;
        }
        if (column > indents.getFirst() && indents.size() < NESTING_MAX) {
            indents.push(column);
            tokens.add(Kind.INDENT, at, at);
        }
        dedentTo(column);
    }

    private void dedentTo(int column) {
        while (indents.getFirst() > column) {
            indents.pop();
            tokens.add(Kind.DEDENT, at, at);
        }
    }

    /** Reads one token; true where a line has ended. */
    private boolean next() {
        char c = text.charAt(at);
        int start = at;
        if (c == '\n' || c == '\r') {
            at++;
            return c == '\n' || at == text.length() || text.charAt(at) != '\n';
        }
        if (c == '\\' && at + 1 < text.length()) {
            at += text.startsWith("\r\n", at + 1) ? 3 : 2;
        } else if (Character.isWhitespace(c)) {
            at++;
        } else if (c == '#') {
            at = endOfLine(at);
            tokens.add(Kind.COMMENT, start, at);
        } else if (c == '"' || c == '\'') {
            at = StringEnd.of(text, at, false, false);
            tokens.add(Kind.STRING, start, at);
        } else if (Character.isUnicodeIdentifierStart(c) || c == '_' || Character.isSurrogate(c)) {
            name(start);
        } else if (Character.isDigit(c)) {
            at = endOfName(at);
            tokens.add(Kind.NUMBER, start, at);
        } else {
            symbol(c);
        }
        return false;
    }

    private void symbol(char c) {
        if ("([{".indexOf(c) >= 0) {
            brackets++;
        } else if (")]}".indexOf(c) >= 0) {
            brackets = Math.max(0, brackets - 1);
        }
        tokens.add(Kind.SYMBOL, at, ++at);
    }

    /** A name, or a string with a prefix such as {@code rb}. */
    private void name(int start) {
        at = endOfName(at);
        boolean quoted = at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
        if (quoted && at - start <= 2 && isPrefix(start)) {
            String prefix = text.substring(start, at).toLowerCase(java.util.Locale.ROOT);
            at = StringEnd.of(text, at, prefix.indexOf('r') >= 0, prefix.indexOf('f') >= 0 || prefix.indexOf('t') >= 0);
            tokens.add(Kind.STRING, start, at);
        } else {
            tokens.add(Kind.NAME, start, at);
        }
    }

    private boolean isPrefix(int start) {
        for (int index = start; index < at; index++) {
            if ("rRbBuUfFtT".indexOf(text.charAt(index)) < 0) {
                return false;
            }
        }
        return true;
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private int endOfName(int from) {
        int end = from + 1;
        while (end < text.length()
                && (Character.isUnicodeIdentifierPart(text.charAt(end)) || Character.isSurrogate(text.charAt(end)))) {
            end++;
        }
        return end;
    }
}
