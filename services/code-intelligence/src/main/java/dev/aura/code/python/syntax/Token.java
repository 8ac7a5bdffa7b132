package dev.aura.code.python.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What text is split into. */
@SuppressWarnings("ImmutableEnumChecker") // its words are lists that nobody can change
enum Token {
    END("", Role.NONE),
    NEWLINE("", Role.NONE),
    UNKNOWN("", Role.NONE),
    NAME("", Role.VALUE),
    INTEGER("", Role.VALUE),
    FLOAT("", Role.VALUE),
    STRING("", Role.VALUE),

    OPEN_PARENTHESIS("(", Role.VALUE),
    CLOSE_PARENTHESIS(")", Role.NONE),
    OPEN_BRACKET("[", Role.VALUE),
    CLOSE_BRACKET("]", Role.NONE),
    OPEN_BRACE("{", Role.VALUE),
    CLOSE_BRACE("}", Role.NONE),
    COMMA(",", Role.NONE),
    COLON(":", Role.NONE),
    SEMICOLON(";", Role.NONE),
    DOT(".", Role.NONE),
    ELLIPSIS("...", Role.VALUE),
    ARROW("->", Role.NONE),
    EXCLAMATION("!", Role.NONE),
    WALRUS(":=", Role.NONE),
    ASSIGN("=", Role.NONE),

    PIPE("|", 1),
    CARET("^", 2),
    AMPERSAND("&", 3),
    SHIFT_LEFT("<<", 4),
    SHIFT_RIGHT(">>", 4),
    PLUS("+", 5),
    MINUS("-", 5),
    STAR("*", 6),
    AT("@", 6),
    SLASH("/", 6),
    PERCENT("%", 6),
    DOUBLE_SLASH("//", 6),
    TILDE("~", Role.VALUE),
    DOUBLE_STAR("**", Role.NONE),

    LESS("<", Role.COMPARISON),
    LESS_EQUAL("<=", Role.COMPARISON),
    EQUAL("==", Role.COMPARISON),
    NOT_EQUAL("!=", Role.COMPARISON),
    GREATER_EQUAL(">=", Role.COMPARISON),
    GREATER(">", Role.COMPARISON),
    LESS_GREATER("<>", Role.COMPARISON),

    PLUS_ASSIGN("+=", Role.ASSIGNMENT),
    MINUS_ASSIGN("-=", Role.ASSIGNMENT),
    STAR_ASSIGN("*=", Role.ASSIGNMENT),
    SLASH_ASSIGN("/=", Role.ASSIGNMENT),
    AT_ASSIGN("@=", Role.ASSIGNMENT),
    DOUBLE_SLASH_ASSIGN("//=", Role.ASSIGNMENT),
    PERCENT_ASSIGN("%=", Role.ASSIGNMENT),
    DOUBLE_STAR_ASSIGN("**=", Role.ASSIGNMENT),
    SHIFT_RIGHT_ASSIGN(">>=", Role.ASSIGNMENT),
    SHIFT_LEFT_ASSIGN("<<=", Role.ASSIGNMENT),
    AMPERSAND_ASSIGN("&=", Role.ASSIGNMENT),
    CARET_ASSIGN("^=", Role.ASSIGNMENT),
    PIPE_ASSIGN("|=", Role.ASSIGNMENT),

    AND("and", Role.NONE),
    AS("as", Role.NONE),
    ASSERT("assert", Role.STATEMENT),
    ASYNC("async", Role.NAME),
    AWAIT("await", Role.NAME),
    BREAK("break", Role.STATEMENT),
    CLASS("class", Role.STATEMENT),
    CONTINUE("continue", Role.STATEMENT),
    DEF("def", Role.STATEMENT),
    DEL("del", Role.STATEMENT),
    ELIF("elif", Role.STATEMENT),
    ELSE("else", Role.NONE),
    EXCEPT("except", Role.STATEMENT),
    FALSE("False", Role.VALUE),
    FINALLY("finally", Role.STATEMENT),
    FOR("for", Role.NONE),
    FROM("from", Role.NONE),
    GLOBAL("global", Role.STATEMENT),
    IF("if", Role.NONE),
    IMPORT("import", Role.STATEMENT),
    IN("in", Role.COMPARISON),
    IS("is", Role.COMPARISON),
    LAMBDA("lambda", Role.VALUE),
    NONE("None", Role.VALUE),
    NONLOCAL("nonlocal", Role.STATEMENT),
    NOT("not", Role.VALUE),
    OR("or", Role.NONE),
    PASS("pass", Role.STATEMENT),
    RAISE("raise", Role.STATEMENT),
    RETURN("return", Role.STATEMENT),
    TRUE("True", Role.VALUE),
    TRY("try", Role.STATEMENT),
    WHILE("while", Role.STATEMENT),
    WITH("with", Role.STATEMENT),
    YIELD("yield", Role.NONE);

    /** What a token may be for. */
    private enum Role {
        NONE,
        /** Begins an expression. */
        VALUE,
        /** Begins an expression, perhaps as a plain name. */
        NAME,
        COMPARISON,
        ASSIGNMENT,
        /** Begins a statement, or a part of one, and stands nowhere else. */
        STATEMENT
    }

    private static final Token[] ALL = values();
    private static final Token[] SINGLE = new Token[128];
    private static final @Nullable Token[] @Nullable [] KEYWORDS = new Token[128][];

    static {
        for (Token token : ALL) {
            if (!token.text.isEmpty()) {
                token.list();
            }
        }
    }

    final String text;
    final List<String> words;

    /** How strongly it binds as an operator of two values; 0 where it is none. */
    final int power;

    /** Whether an expression may begin with it. */
    final boolean begins;

    final boolean compares;
    final boolean assigns;
    final boolean statement;

    Token(String text, Role role) {
        this(text, role, 0);
    }

    Token(String text, int power) {
        this(text, Role.NONE, power);
    }

    Token(String text, Role role, int power) {
        this.text = text;
        this.words = text.isEmpty() ? List.of() : List.of(text);
        this.power = power;
        this.begins = role == Role.VALUE || role == Role.NAME || text.equals("+") || text.equals("-");
        this.compares = role == Role.COMPARISON;
        this.assigns = role == Role.ASSIGNMENT;
        this.statement = role == Role.STATEMENT;
    }

    private void list() {
        char first = text.charAt(0);
        if (!Character.isLetter(first)) {
            if (text.length() == 1) {
                SINGLE[first] = this;
            }
            return;
        }
        Token[] same = KEYWORDS[first];
        Token[] more = same == null ? new Token[1] : java.util.Arrays.copyOf(same, same.length + 1);
        more[more.length - 1] = this;
        KEYWORDS[first] = more;
    }

    /** The token of one character. */
    static Token single(char c) {
        Token found = c < SINGLE.length ? SINGLE[c] : null;
        return found == null ? UNKNOWN : found;
    }

    /** The keyword that stands between two offsets, else {@link #NAME}. */
    static Token word(char[] chars, int start, int end) {
        char first = chars[start];
        Token[] candidates = first < KEYWORDS.length ? KEYWORDS[first] : null;
        if (candidates != null) {
            for (Token candidate : candidates) {
                if (candidate.text.length() == end - start && candidate.stands(chars, start)) {
                    return candidate;
                }
            }
        }
        return NAME;
    }

    private boolean stands(char[] chars, int start) {
        for (int at = 1; at < text.length(); at++) {
            if (chars[start + at] != text.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    /** What it is with the same character after it, such as {@code **}; null where that is no token. */
    @Nullable
    Token doubled() {
        return switch (this) {
            case STAR -> DOUBLE_STAR;
            case SLASH -> DOUBLE_SLASH;
            case LESS -> SHIFT_LEFT;
            case GREATER -> SHIFT_RIGHT;
            default -> null;
        };
    }

    /** What it is with {@code =} after it; null where that is no token. */
    @Nullable
    Token withEquals() {
        return switch (this) {
            case PLUS -> PLUS_ASSIGN;
            case MINUS -> MINUS_ASSIGN;
            case STAR -> STAR_ASSIGN;
            case SLASH -> SLASH_ASSIGN;
            case AT -> AT_ASSIGN;
            case DOUBLE_SLASH -> DOUBLE_SLASH_ASSIGN;
            case PERCENT -> PERCENT_ASSIGN;
            case DOUBLE_STAR -> DOUBLE_STAR_ASSIGN;
            case SHIFT_RIGHT -> SHIFT_RIGHT_ASSIGN;
            case SHIFT_LEFT -> SHIFT_LEFT_ASSIGN;
            case AMPERSAND -> AMPERSAND_ASSIGN;
            case CARET -> CARET_ASSIGN;
            case PIPE -> PIPE_ASSIGN;
            case LESS -> LESS_EQUAL;
            case GREATER -> GREATER_EQUAL;
            case ASSIGN -> EQUAL;
            case EXCLAMATION -> NOT_EQUAL;
            case COLON -> WALRUS;
            default -> null;
        };
    }
}
