package dev.aura.code.java;

import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.source.Tokens.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Closes the blocks of half-written Java where its layout says that they end, and leaves out braces that close nothing. A block ends
 * before a line that is not indented deeper than the statement that opened it (layout-sensitive recovery: de Jonge, Nilsson-Nyman, Kats,
 * Visser, Natural and Flexible Error Recovery for Generated Parsers, SLE 2009). Lines and columns of all other tokens stay what they were.
 */
final class BraceRepair {

    private static final int TAB = 8;
    private static final int FOR_SEMICOLONS = 2;
    private static final int UNENDED_MAX = 8;
    private static final String SYMBOLS = "(){}[];,.@=<>!~?:+-*/&|^%";
    private static final String TEXT_BLOCK = "\"\"\"";

    private final String text;
    private final Tokens tokens;
    private final StringBuilder repaired;

    /** Indentation of the statements that opened the blocks around a token, the innermost first. */
    private final Deque<Integer> open = new ArrayDeque<>();

    /** Indentation of the statement that a token belongs to. */
    private int statement;

    /** Whether the next token begins a statement. */
    private boolean begins = true;

    /** Semicolons that the head of a loop may still have. */
    private int headSemicolons;

    /** Where closing braces go, in order. */
    private final List<Integer> closings = new ArrayList<>();

    private BraceRepair(String text) {
        this.text = text;
        this.tokens = JavaLexer.tokens(SourceText.of(text));
        this.repaired = new StringBuilder(text);
    }

    /** The text in tokens of Java, and as many braces that close as such that open; empty where it has that already. */
    static Optional<String> of(String text) {
        String whole = text;
        for (int attempt = 0; attempt < UNENDED_MAX; attempt++) {
            String blanked = new BraceRepair(whole).blankFalseTokens();
            if (blanked.equals(whole)) {
                break;
            }
            whole = blanked;
        }
        BraceRepair repair = new BraceRepair(whole);
        int surplus = repair.count("{") - repair.count("}");
        if (surplus != 0) {
            repair.walk(surplus);
        }
        String repaired = repair.repaired.toString();
        return repaired.equals(text) ? Optional.empty() : Optional.of(repaired);
    }

    /** Blanks strings and comments without an end, their first line only, and characters that Java has no use for. */
    private String blankFalseTokens() {
        StringBuilder blanked = new StringBuilder(text);
        for (int index = 0; index < tokens.size(); index++) {
            if (isFalse(tokens.text(index), tokens.kind(index))) {
                for (int at = tokens.start(index); at < tokens.end(index) && text.charAt(at) != '\n'; at++) {
                    blanked.setCharAt(at, ' ');
                }
            }
        }
        return blanked.toString();
    }

    private static boolean isFalse(String token, Kind kind) {
        return switch (kind) {
            case STRING -> {
                String quote = token.startsWith(TEXT_BLOCK) ? TEXT_BLOCK : token.substring(0, 1);
                yield token.length() < 2 * quote.length() || !token.endsWith(quote);
            }
            case COMMENT -> token.startsWith("/*") && (token.length() < 4 || !token.endsWith("*/"));
            case SYMBOL -> SYMBOLS.indexOf(token.charAt(0)) < 0;
            default -> false;
        };
    }

    private int count(String brace) {
        int count = 0;
        for (int index = 0; index < tokens.size(); index++) {
            count += tokens.isText(index, brace) ? 1 : 0;
        }
        return count;
    }

    private void walk(int surplus) {
        int missing = surplus;
        int last = 0;
        boolean first = true;
        int indent = 0;
        for (int index = 0; index < tokens.size(); index++) {
            int newline = lastNewline(index == 0 ? 0 : tokens.start(index - 1), tokens.start(index));
            if (newline >= 0 || index == 0) {
                first = true;
                indent = indent(newline + 1, tokens.start(index));
            }
            if (tokens.kind(index) == Kind.COMMENT) {
                continue;
            }
            if (first && missing > 0 && mayBegin(index)) {
                missing -= close(indent, tokens.isText(index, "}"), last, missing);
            }
            statement = begins ? indent : statement;
            if (missing < 0 && first && closesNothing(index, indent)) {
                repaired.setCharAt(tokens.start(index), ' ');
                missing++;
            } else {
                follow(index);
            }
            first = false;
            last = tokens.end(index);
        }
        for (; missing > 0 && !open.isEmpty(); missing--) {
            open.pop();
            closings.add(last);
        }
        insertClosings();
    }

    private void insertClosings() {
        StringBuilder closed = new StringBuilder(repaired.length() + closings.size());
        int from = 0;
        for (int at : closings) {
            closed.append(repaired, from, at).append('}');
            from = at;
        }
        closed.append(repaired, from, repaired.length());
        repaired.setLength(0);
        repaired.append(closed);
    }

    private boolean closesNothing(int index, int indent) {
        return tokens.isText(index, "}") && (open.isEmpty() || open.peek() < indent);
    }

    /** Keeps count of blocks, and of where statements begin. The head of a {@code for} has semicolons that end none. */
    private void follow(int index) {
        begins = false;
        switch (tokens.text(index)) {
            case "for" -> headSemicolons = FOR_SEMICOLONS;
            case "{" -> {
                open.push(statement);
                begins = true;
                headSemicolons = 0;
            }
            case "}" -> {
                open.poll();
                begins = true;
            }
            case ";" -> begins = headSemicolons-- <= 0;
            default -> {}
        }
    }

    /** Closes the blocks that end before a line; a brace at its beginning closes the one of its own indentation. */
    private int close(int indent, boolean brace, int at, int most) {
        int closed = 0;
        while (closed < most && !open.isEmpty() && (brace ? open.peek() > indent : open.peek() >= indent)) {
            open.pop();
            closings.add(at);
            closed++;
        }
        return closed;
    }

    /** Whether a token may be the first of a statement or member, or ends a block. Labels of a switch often stand where it does. */
    private boolean mayBegin(int index) {
        return tokens.isText(index, "}")
                || tokens.isText(index, "@")
                || (tokens.kind(index) == Kind.NAME
                        && !tokens.isText(index, "case")
                        && !tokens.isText(index, "default"));
    }

    /** The last line break in a stretch of the text; -1 where there is none. */
    private int lastNewline(int from, int end) {
        for (int at = end - 1; at >= from; at--) {
            if (text.charAt(at) == '\n') {
                return at;
            }
        }
        return -1;
    }

    /** Columns of white space that a line begins with. */
    private int indent(int lineStart, int end) {
        int columns = 0;
        for (int at = lineStart; at < end && Character.isWhitespace(text.charAt(at)); at++) {
            columns = text.charAt(at) == '\t' ? (columns / TAB + 1) * TAB : columns + 1;
        }
        return columns;
    }
}
