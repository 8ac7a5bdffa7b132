package dev.aura.code.repair;

import dev.aura.code.repair.Repaired.Insertion;
import dev.aura.code.source.Tokens;
import dev.aura.code.source.Tokens.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Balances the brackets of half-written code by its layout: a block ends before a line that is not indented deeper than the statement that
 * opened it (layout-sensitive recovery: de Jonge, Nilsson-Nyman, Kats, Visser, Natural and Flexible Error Recovery for Generated Parsers,
 * SLE 2009). Nothing is decided before brackets contradict each other: as long as they fit, they count and not the layout.
 */
final class BracketRepair {

    private static final String OPENING = "({[";
    private static final String CLOSING = ")}]";
    private static final int BRACE = 1;
    private static final int WHOLE = -1;
    private static final int DEPTH_MAX = 256;
    private static final int INSERTIONS_MAX = 1000;
    private static final Set<String> HEADS = Set.of("if", "for", "while", "switch", "catch", "with");

    private final Notation notation;
    private final Tokens tokens;
    private final String text;
    private final Layout layout;
    private final StringBuilder kept;
    private final List<Insertion> insertions = new ArrayList<>();

    /** The innermost last; the first is the whole text. */
    private final List<Block> open = new ArrayList<>();

    /** How many closing brackets of each kind the rest of the text lacks; opening ones where negative. */
    private final int[] missing = new int[OPENING.length()];

    private int line;
    private int lineIndent;

    /** Where the last token ends. */
    private int last;

    private BracketRepair(String text, Notation notation) {
        this.notation = notation;
        this.text = text;
        this.tokens = notation.tokens(text);
        this.layout = new Layout(text, tokens);
        this.kept = new StringBuilder(text);
    }

    /**
     * Balances a text.
     *
     * @param original what it was before its literals were mended
     */
    static Repaired of(String original, String text, Notation notation) {
        BracketRepair repair = new BracketRepair(text, notation);
        return repair.isBalanced() || !repair.walk()
                ? Repaired.of(original, text, text, List.of())
                : Repaired.of(original, text, repair.kept.toString(), repair.insertions);
    }

    private boolean isBalanced() {
        for (int index = 0; index < tokens.size(); index++) {
            if (opening(index) >= 0) {
                missing[opening(index)]++;
            } else if (closing(index) >= 0) {
                missing[closing(index)]--;
            }
        }
        for (int count : missing) {
            if (count != 0) {
                return false;
            }
        }
        return true;
    }

    private int opening(int index) {
        return tokens.kind(index) == Kind.SYMBOL ? OPENING.indexOf(text.charAt(tokens.start(index))) : -1;
    }

    private int closing(int index) {
        return tokens.kind(index) == Kind.SYMBOL ? CLOSING.indexOf(text.charAt(tokens.start(index))) : -1;
    }

    /** Goes through the text; false where it is nested too deeply to be repaired, or too broken. */
    private boolean walk() {
        open.add(new Block(WHOLE, -1, 0, 0, false));
        for (int index = 0; index < tokens.size(); index++) {
            if (tokens.kind(index) == Kind.COMMENT) {
                continue;
            }
            int indent = layout.indent(index);
            if (indent >= 0) {
                line++;
                lineIndent = indent;
                top().endLine(last);
            }
            take(index, indent);
            last = tokens.end(index);
            if (open.size() > DEPTH_MAX || insertions.size() > INSERTIONS_MAX) {
                return false;
            }
        }
        while (open.size() > 1) {
            close(open.removeLast());
        }
        return true;
    }

    private Block top() {
        return open.getLast();
    }

    private void take(int index, int indent) {
        int closes = closing(index);
        if (closes >= 0) {
            close(index, closes, indent);
            if (indent >= 0) {
                top().addLine(indent);
            }
            top().begins = closes == BRACE;
            return;
        }
        if (indent >= 0) {
            beginLine(index, indent);
        }
        Block block = top();
        block.begins = false;
        int opens = opening(index);
        if (opens >= 0) {
            open(index, opens);
        } else if (tokens.isText(index, ";")) {
            endParentheses(tokens.start(index));
            top().begins = true;
        }
    }

    private void beginLine(int index, int indent) {
        if (layout.mayBegin(index)) {
            for (int at = open.size() - 1; at > 0 && indent <= open.get(at).low; at--) {
                Block block = open.get(at);
                block.ends = block.ends < 0 ? last : block.ends;
            }
        }
        Block block = top();
        if (block.begins || indent <= block.statement) {
            block.statement = indent;
        }
        block.addLine(indent);
    }

    private void open(int index, int kind) {
        int before = previous(index);
        if (kind == BRACE && before >= 0 && mayEndHead(before)) {
            endParentheses(last);
        }
        Block around = top();
        boolean head = before >= 0 && HEADS.contains(tokens.text(before));
        int statement = around.statement;
        open.add(new Block(kind, Math.min(statement, lineIndent), Math.max(statement, lineIndent), line, head));
        top().statement = lineIndent;
    }

    private boolean mayEndHead(int before) {
        Kind kind = tokens.kind(before);
        return kind == Kind.NAME
                || kind == Kind.NUMBER
                || kind == Kind.STRING
                || tokens.isText(before, "]")
                || (tokens.isText(before, ")") && top().head);
    }

    private int previous(int index) {
        int before = index - 1;
        while (before >= 0 && tokens.kind(before) == Kind.COMMENT) {
            before--;
        }
        return before;
    }

    /** What is open since this line and is no block ends here, if its end is missing. */
    private void endParentheses(int offset) {
        for (int at = open.size() - 1; at > 0; at--) {
            Block block = open.get(at);
            if (block.kind == BRACE || block.line != line) {
                return;
            }
            block.ends = block.ends < 0 ? offset : block.ends;
        }
    }

    private void close(int index, int kind, int indent) {
        int found = indent >= 0 ? fitting(kind, indent) : nearest(kind);
        if (found == open.size() - 1 || (found > 0 && mayCloseAbove(found))) {
            closeDownTo(found);
        } else if (missing[kind] < 0) {
            openOrDrop(index, kind, indent);
        } else {
            found = nearest(kind);
            if (found > 0) {
                closeDownTo(found);
            }
        }
    }

    /** The innermost block that a bracket at the beginning of a line may close; -1 where there is none. */
    private int fitting(int kind, int indent) {
        for (int at = open.size() - 1; at > 0; at--) {
            Block block = open.get(at);
            if (block.kind == kind && (indent == block.low || indent == block.high)) {
                return at;
            }
        }
        return -1;
    }

    private int nearest(int kind) {
        for (int at = open.size() - 1; at > 0; at--) {
            if (open.get(at).kind == kind) {
                return at;
            }
        }
        return -1;
    }

    private boolean mayCloseAbove(int found) {
        int[] left = missing.clone();
        for (int at = open.size() - 1; at > found; at--) {
            if (--left[open.get(at).kind] < 0) {
                return false;
            }
        }
        return true;
    }

    private void closeDownTo(int found) {
        while (open.size() - 1 > found) {
            close(open.removeLast());
        }
        open.removeLast();
    }

    /** Puts in the bracket that a block lacks. */
    private void close(Block block) {
        if (missing[block.kind] > 0) {
            missing[block.kind]--;
            insert(block.ends < 0 ? last : block.ends, CLOSING.charAt(block.kind));
        }
    }

    /** Puts the opening brace where a less indented line begins what a brace closes, or leaves the closing bracket out. */
    private void openOrDrop(int index, int kind, int indent) {
        missing[kind]++;
        int head = kind == BRACE && indent >= 0 ? top().headOf(indent) : -1;
        if (head >= 0) {
            insert(head, OPENING.charAt(kind));
        } else if (notation.balanced().indexOf(CLOSING.charAt(kind)) >= 0) {
            kept.setCharAt(tokens.start(index), ' ');
        }
    }

    private void insert(int offset, char bracket) {
        if (notation.balanced().indexOf(bracket) >= 0) {
            insertions.add(new Insertion(offset, bracket));
        }
    }
}
