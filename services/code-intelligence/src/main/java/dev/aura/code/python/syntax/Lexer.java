package dev.aura.code.python.syntax;

/**
 * Makes tokens of a text, one at a time. Lines end only where no bracket is open; of a string only the beginning is a token, the rest is up to
 * whoever reads it. Goes back by one token at most.
 */
final class Lexer {

    private static final int TAB_STOP = 8;

    /** The text, with a zero after it. */
    final char[] chars;

    final int length;

    /** The token at hand, and where it stands. */
    Token token = Token.NEWLINE;

    int start;
    int end;

    /** Where the token before ends. */
    int last;

    /** Whether no other token stands before it in its line. */
    boolean first;

    /** How deep the line of code is indented. */
    int indent;

    final Brackets brackets = new Brackets();
    private final Gap gap = new Gap();
    private Token before = Token.NEWLINE;
    private int at;
    private int lineBegin;
    private int commentEnd;
    private boolean lineStart = true;

    Lexer(String text) {
        this.chars = Characters.of(text);
        this.length = text.length();
    }

    void next() {
        last = end;
        before = token;
        first = false;
        if (lineStart) {
            beginLine();
        } else {
            read();
        }
    }

    boolean is(Token wanted) {
        return token == wanted;
    }

    /** Whether the line of code is over. */
    boolean atEnd() {
        return token == Token.NEWLINE || token == Token.END;
    }

    /** Where a block ends that lies at a column, after its last line. */
    int endOfBlock(int column) {
        return gap.end(column);
    }

    /** Ends the line of code before the token at hand, whatever is open. */
    void breakLine() {
        brackets.closeTo(0);
        at = last;
        newline(last);
    }

    /** Goes on after what somebody else read. */
    void continueAt(int offset) {
        at = offset;
        end = offset;
        next();
    }

    /** Begins to read tokens at an offset, within one more bracket. */
    void enter(int offset, char closing) {
        brackets.open(closing);
        continueAt(offset);
    }

    /** The column of the first token of a line. */
    int column() {
        int column = 0;
        for (int each = lineBegin; each < start; each++) {
            column = chars[each] == '\t' ? (column / TAB_STOP + 1) * TAB_STOP : column + 1;
        }
        return column;
    }

    /** Whether the token at hand reads so. */
    boolean reads(String text) {
        return end - start == text.length() && stands(text, start);
    }

    private boolean stands(String text, int offset) {
        for (int each = 0; each < text.length(); each++) {
            if (chars[offset + each] != text.charAt(each)) {
                return false;
            }
        }
        return true;
    }

    /** The character after the token at hand and the blanks after it. */
    char following() {
        return chars[afterBlanks()];
    }

    /** Whether a word follows the token at hand. */
    boolean isFollowedBy(String word) {
        int from = afterBlanks();
        return from + word.length() <= length
                && stands(word, from)
                && Characters.endOfName(chars, from) == from + word.length();
    }

    /** Where what follows the token at hand begins. */
    int afterBlanks() {
        int from = end;
        for (; ; ) {
            if (chars[from] == ' ' || chars[from] == '\t') {
                from++;
            } else if (chars[from] == '\\' && Characters.continuation(chars, from) > 0) {
                from += 1 + Characters.continuation(chars, from);
            } else {
                return from;
            }
        }
    }

    private void newline(int offset) {
        token = Token.NEWLINE;
        start = offset;
        end = offset;
        lineStart = true;
    }

    /** Passes blank lines and comments to the first token of a line of code. */
    private void beginLine() {
        gap.begin(last);
        int column = 0;
        boolean fresh = at == 0;
        for (; ; ) {
            char c = chars[at];
            if (c == '#') {
                comment(fresh, column);
            } else if (c == '\\' && Characters.continuation(chars, at) > 0) {
                at += 1 + Characters.continuation(chars, at);
            } else if (c == '\n' || c == '\r' || c == '\f') {
                fresh |= c != '\f';
                column = 0;
                at++;
            } else if (Characters.kind(chars, at) == Characters.SPACE) {
                column = columnAfter(c, column);
                at++;
            } else {
                break;
            }
        }
        indent = column;
        if (at < length) {
            lineStart = false;
            lineBegin = at;
            read();
            first = true;
        } else {
            endOfText();
        }
    }

    private void comment(boolean fresh, int column) {
        at = Characters.endOfComment(chars, at);
        if (fresh) {
            gap.comment(column, at);
        } else {
            gap.extend(at);
        }
    }

    private static int columnAfter(char space, int column) {
        return switch (space) {
            case '\t' -> (column / TAB_STOP + 1) * TAB_STOP;
            case ' ' -> column + 1;
            default -> column;
        };
    }

    private void endOfText() {
        indent = 0;
        token = Token.END;
        start = last;
        end = last;
    }

    private void read() {
        for (; ; ) {
            byte kind = Characters.kind(chars, at);
            if (kind == Characters.SPACE) {
                at++;
            } else if (kind == Characters.LINE_END) {
                if (brackets.depth() == 0) {
                    newline(Math.max(last, commentEnd));
                    return;
                }
                at++;
                first = true;
                lineBegin = at;
            } else if (kind == Characters.COMMENT) {
                at = Characters.endOfComment(chars, at);
                commentEnd = at;
            } else if (kind == Characters.BACKSLASH && Characters.continuation(chars, at) > 0) {
                at += 1 + Characters.continuation(chars, at);
            } else {
                token(kind);
                return;
            }
        }
    }

    private void token(byte kind) {
        start = at;
        switch (kind) {
            case Characters.NAME -> name();
            case Characters.DIGIT -> number();
            case Characters.DOT -> dot();
            case Characters.QUOTE -> string();
            case Characters.NUL -> nul();
            default -> operator();
        }
    }

    private void nul() {
        if (at >= length) {
            brackets.closeTo(0);
            newline(Math.max(last, commentEnd));
        } else {
            single(Token.UNKNOWN);
        }
    }

    private void single(Token found) {
        token = found;
        end = ++at;
    }

    private void name() {
        at = Characters.endOfName(chars, at);
        if (Characters.kind(chars, at) == Characters.QUOTE && StringPrefix.is(chars, start, at)) {
            string();
            return;
        }
        end = at;
        token = Token.word(chars, start, at);
        if (first && brackets.depth() > 0 && token != Token.NAME && beginsStatement()) {
            breakLine();
        }
    }

    /** Whether a keyword at the beginning of a line shows that brackets before it were left open. */
    private boolean beginsStatement() {
        return switch (token) {
            case IF, FOR, ASYNC -> Lines.opensBlock(chars, at, false) || isFollowedBy("def");
            case ELSE -> following() == ':';
            case FROM -> before != Token.YIELD;
            default -> token.statement;
        };
    }

    private void number() {
        int found = Numbers.end(chars, at);
        token = found < 0 ? Token.FLOAT : Token.INTEGER;
        at = found < 0 ? ~found : found;
        end = at;
    }

    private void dot() {
        if (Numbers.isDigit(chars[at + 1])) {
            number();
        } else if (chars[at + 1] == '.' && chars[at + 2] == '.') {
            at += 2;
            single(Token.ELLIPSIS);
        } else {
            single(Token.DOT);
        }
    }

    /** The beginning of a string, up to after its first quote. */
    private void string() {
        single(Token.STRING);
    }

    private void operator() {
        char c = chars[at];
        if (Lines.opens(c)) {
            brackets.open(c == '(' ? ')' : c == '[' ? ']' : '}');
        } else if (Lines.closes(c)) {
            brackets.close(c);
        }
        single(Token.single(c));
        if (chars[at] == c) {
            longer(token.doubled());
        }
        if (chars[at] == '=') {
            longer(token.withEquals());
        } else if (token == Token.MINUS && chars[at] == '>') {
            single(Token.ARROW);
        } else if (token == Token.LESS && chars[at] == '>') {
            single(Token.LESS_GREATER);
        }
    }

    private void longer(@org.jspecify.annotations.Nullable Token found) {
        if (found != null) {
            single(found);
        }
    }
}
