package dev.aura.code.ecma;

import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.source.Tokens.Kind;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Splits JavaScript and TypeScript into tokens, JSX included. Accepts any text. Whether a slash divides or begins a regular expression, and whether `<` compares or begins JSX, is
 * told from the tokens before it; the text in JSX is one string token a piece, and so are the pieces of a template.
 */
final class EcmaLexer {

    /** What an open bracket, template or JSX element is. */
    private enum Frame {
        BRACE,
        /** A brace that holds an expression's value: what follows its end may divide by it. */
        VALUE_BRACE,
        PARENTHESIS,
        /** The parenthesis of `if`, `while`, `for` or `with`: a statement follows its end. */
        HEAD,
        TEMPLATE,
        JSX_TAG,
        JSX_END_TAG,
        JSX_TEXT
    }

    private final String text;
    private final Tokens tokens;
    private final JsxStart jsx;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private boolean valueBefore;
    private boolean headBefore;
    private boolean unended;
    private int at;

    private EcmaLexer(SourceText source) {
        this.text = source.text();
        this.tokens = new Tokens(source);
        this.jsx = new JsxStart(text);
    }

    static Tokens tokens(SourceText source) {
        EcmaLexer lexer = new EcmaLexer(source);
        if (lexer.text.startsWith("#!")) {
            lexer.comment(lexer.endOfLine());
        }
        while (lexer.at < lexer.text.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    private void next() {
        Frame frame = frames.peek();
        if (frame == Frame.JSX_TEXT) {
            jsxText();
            return;
        }
        char c = text.charAt(at);
        boolean tag = frame == Frame.JSX_TAG || frame == Frame.JSX_END_TAG;
        if (Character.isWhitespace(c)) {
            at++;
        } else if (text.startsWith("//", at)) {
            comment(endOfLine());
        } else if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            unended = end < 0;
            comment(end < 0 ? text.length() : end + 2);
        } else if (tag) {
            inTag(c, frame);
        } else {
            inCode(c);
        }
    }

    private void inCode(char c) {
        if (c == '"' || c == '\'') {
            int end = LiteralEnd.string(text, at);
            unended = end == at + 1 || text.charAt(end - 1) != c;
            string(end);
        } else if (c == '`') {
            frames.push(Frame.TEMPLATE);
            template(at + 1);
        } else if (EcmaNames.begins(text, at)) {
            name();
        } else if (Character.isDigit(c)
                || (c == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1)))) {
            add(Kind.NUMBER, LiteralEnd.number(text, at), true);
        } else if (c == '/' && !valueBefore && LiteralEnd.regex(text, at) > 0) {
            string(LiteralEnd.regex(text, at));
        } else if (c == '<' && !valueBefore && jsx.isAt(at)) {
            frames.push(Frame.JSX_TAG);
            add(Kind.SYMBOL, at + 1, false);
        } else {
            symbol(c);
        }
    }

    private void symbol(char c) {
        switch (c) {
            case '(' -> open(headBefore ? Frame.HEAD : Frame.PARENTHESIS);
            case '{' -> open(valueBefore || statementBefore() ? Frame.BRACE : Frame.VALUE_BRACE);
            case ')' -> {
                boolean head = frames.peek() == Frame.HEAD;
                close(head || frames.peek() == Frame.PARENTHESIS);
                valueBefore = !head;
            }
            case '}' -> closeBrace();
            case ']' -> add(Kind.SYMBOL, at + 1, true);
            case '+', '-' -> {
                // After `a++` a slash divides; after `a +` it does not.
                boolean again = at > 0 && text.charAt(at - 1) == c;
                add(Kind.SYMBOL, at + 1, again && valueBeforeSign());
            }
            default -> add(Kind.SYMBOL, at + 1, false);
        }
    }

    private boolean valueBeforeSign() {
        int index = tokens.size() - 2;
        return index >= 0
                && (tokens.kind(index) != Kind.SYMBOL || tokens.isText(index, ")") || tokens.isText(index, "]"));
    }

    /** Whether a brace here begins a block: at the start of a statement, after a head or an arrow. */
    private boolean statementBefore() {
        int last = tokens.size() - 1;
        while (last >= 0 && tokens.kind(last) == Kind.COMMENT) {
            last--;
        }
        if (last < 0 || tokens.kind(last) == Kind.NAME) {
            return last < 0 || !EcmaNames.precedesExpression(tokens.text(last)) || isBlockWord(tokens.text(last));
        }
        char c = text.charAt(tokens.end(last) - 1);
        boolean arrow =
                c == '>' && last > 0 && tokens.isText(last - 1, "=") && tokens.end(last - 1) == tokens.start(last);
        return arrow || c == ';' || c == '{' || c == '}' || c == ')';
    }

    private static boolean isBlockWord(String word) {
        return word.equals("else") || word.equals("do");
    }

    private void open(Frame frame) {
        frames.push(frame);
        add(Kind.SYMBOL, at + 1, false);
    }

    private void close(boolean matching) {
        if (matching) {
            frames.pop();
        }
        add(Kind.SYMBOL, at + 1, false);
    }

    private void closeBrace() {
        Frame open = frames.peek();
        if (open == Frame.TEMPLATE) {
            template(at + 1);
            return;
        }
        boolean brace = open == Frame.BRACE || open == Frame.VALUE_BRACE;
        close(brace);
        valueBefore = open == Frame.VALUE_BRACE;
    }

    /** Reads a piece of a template from its start, or from the end of an expression in it, to the next expression or its end. */
    private void template(int from) {
        int end = LiteralEnd.template(text, from);
        boolean closes = end > from && text.charAt(end - 1) == '`';
        unended = !closes && !text.startsWith("${", end - 2);
        boolean ends = closes || unended;
        if (ends) {
            frames.pop();
        }
        add(Kind.STRING, end, ends);
    }

    private void inTag(char c, Frame frame) {
        if (c == '"' || c == '\'') {
            int end = text.indexOf(c, at + 1);
            unended = end < 0;
            string(end < 0 ? text.length() : end + 1);
        } else if (c == '{') {
            open(Frame.BRACE);
        } else if (c == '>') {
            frames.pop();
            boolean opens = frame == Frame.JSX_TAG && text.charAt(at - 1) != '/';
            if (opens) {
                frames.push(Frame.JSX_TEXT);
            } else if (frame == Frame.JSX_END_TAG && frames.peek() == Frame.JSX_TEXT) {
                frames.pop();
            }
            add(Kind.SYMBOL, at + 1, true);
        } else if (EcmaNames.begins(text, at)) {
            int end = at + 1;
            while (end < text.length() && (EcmaNames.continues(text.charAt(end)) || text.charAt(end) == '-')) {
                end++;
            }
            add(Kind.NAME, end, false);
        } else {
            add(Kind.SYMBOL, at + 1, false);
        }
    }

    private void jsxText() {
        int end = at;
        while (end < text.length() && text.charAt(end) != '<' && text.charAt(end) != '{') {
            end++;
        }
        if (end > at) {
            String piece = text.substring(at, end);
            int start = at + (piece.length() - piece.stripLeading().length());
            if (start < end) {
                tokens.add(Kind.STRING, start, at + piece.stripTrailing().length());
            }
            at = end;
        } else if (text.charAt(at) == '{') {
            open(Frame.BRACE);
        } else {
            boolean closing = text.startsWith("</", at);
            frames.push(closing ? Frame.JSX_END_TAG : Frame.JSX_TAG);
            add(Kind.SYMBOL, at + 1, false);
        }
    }

    private void name() {
        int end = EcmaNames.end(text, at);
        String word = text.substring(at, end);
        boolean member = at > 0 && text.charAt(at - 1) == '.';
        add(Kind.NAME, end, member || !EcmaNames.precedesExpression(word));
        headBefore = !member && EcmaNames.hasHead(word);
    }

    private void string(int end) {
        add(Kind.STRING, end, true);
    }

    private void comment(int end) {
        put(Kind.COMMENT, end);
    }

    private void add(Kind kind, int end, boolean value) {
        put(kind, end);
        valueBefore = value;
        headBefore = false;
    }

    private void put(Kind kind, int end) {
        if (unended) {
            tokens.addUnended(kind, at, end);
            unended = false;
        } else {
            tokens.add(kind, at, end);
        }
        at = end;
    }

    private int endOfLine() {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }
}
