package dev.aura.code.repair;

import dev.aura.code.source.Tokens;
import dev.aura.code.source.Tokens.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The statements and members of a text, told by its brackets and its layout. Each is a pair of its first token and the one after its last. */
final class Statements {

    private static final String OPENING = "({[";
    private static final String CLOSING = ")}]";
    private static final String ENDS = ",;{}";
    private static final String CONTINUATIONS = ".?:|&=+-/%^<>,;";
    private static final Set<String> WORDS_THAT_CONTINUE = Set.of("else", "catch", "finally", "where");
    private static final int MEMBERS_MIN = 2;

    private final String text;
    private final Tokens tokens;
    private final Layout layout;

    /** For each token that is a bracket, the one that belongs to it. */
    private final int[] partners;

    private final boolean balanced;

    Statements(String text, Tokens tokens) {
        this.text = text;
        this.tokens = tokens;
        this.layout = new Layout(text, tokens);
        this.partners = new int[tokens.size()];
        this.balanced = pair();
    }

    private boolean pair() {
        Arrays.fill(partners, -1);
        Deque<Integer> open = new ArrayDeque<>();
        for (int index = 0; index < tokens.size(); index++) {
            if (bracket(index, OPENING) >= 0) {
                open.push(index);
            } else if (bracket(index, CLOSING) >= 0) {
                if (open.isEmpty() || bracket(open.peek(), OPENING) != bracket(index, CLOSING)) {
                    return false;
                }
                partners[index] = open.pop();
                partners[partners[index]] = index;
            }
        }
        return open.isEmpty();
    }

    private int bracket(int index, String of) {
        return tokens.kind(index) == Kind.SYMBOL ? of.indexOf(text.charAt(tokens.start(index))) : -1;
    }

    /** Whether each bracket has another that belongs to it. */
    boolean isBalanced() {
        return balanced;
    }

    /** Those from one token to another, between which brackets are balanced. */
    List<int[]> between(int first, int end) {
        List<int[]> found = new ArrayList<>();
        int start = first;
        int base = base(first, end);
        for (int index = first; index < end; index++) {
            if (tokens.kind(index) == Kind.COMMENT) {
                continue;
            }
            int indent = index > start ? layout.indent(index) : -1;
            if (indent >= 0 && indent <= base && begins(start, index) && !isPrefix(start, index)) {
                found.add(new int[] {start, index});
                start = index;
            }
            index = partners[index] > index ? partners[index] : index;
        }
        if (start < end) {
            found.add(new int[] {start, end});
        }
        return found;
    }

    /** How deep most lines are indented that may begin a statement. */
    private int base(int first, int end) {
        Map<Integer, Integer> lines = new HashMap<>();
        int base = -1;
        for (int index = first; index < end; index++) {
            int indent = tokens.kind(index) == Kind.COMMENT ? -1 : layout.indent(index);
            if (indent >= 0
                    && (index == first || begins(first, index))
                    && lines.merge(indent, 1, Integer::sum) > lines.getOrDefault(base, 0)) {
                base = indent;
            }
            index = partners[index] > index ? partners[index] : index;
        }
        return base;
    }

    /** Whether a line may begin a statement after one that began with another token. A list of literals in braces is one; a body is none. */
    private boolean begins(int start, int index) {
        if (tokens.isText(index, "{") && !tokens.isText(start, "{")) {
            return false;
        }
        if (WORDS_THAT_CONTINUE.contains(tokens.text(index))
                || CONTINUATIONS.indexOf(text.charAt(tokens.start(index))) >= 0) {
            return false;
        }
        int before = index - 1;
        while (before >= 0 && tokens.kind(before) == Kind.COMMENT) {
            before--;
        }
        return layout.mayBegin(index) || before < 0 || ENDS.indexOf(text.charAt(tokens.end(before) - 1)) >= 0;
    }

    /** Whether tokens are comments, decorators or attributes, and belong to what follows. */
    private boolean isPrefix(int first, int end) {
        int index = first;
        boolean attribute = false;
        while (index < end) {
            boolean mark = tokens.isText(index, "@") || tokens.isText(index, "#");
            if (tokens.kind(index) != Kind.COMMENT && !mark && !attribute) {
                return false;
            }
            if (mark) {
                attribute = true;
            } else if (partners[index] > index) {
                index = partners[index];
                attribute = false;
            }
            index++;
        }
        return true;
    }

    /** The braces in a stretch, not in others, that hold lines: each a pair of opening and closing token. */
    List<int[]> blocks(int first, int end) {
        List<int[]> found = new ArrayList<>();
        for (int index = first; index < end; index++) {
            if (tokens.isText(index, "{") && partners[index] > index && holdsLines(index)) {
                found.add(new int[] {index, partners[index]});
                index = partners[index];
            }
        }
        return found;
    }

    private boolean holdsLines(int brace) {
        int found = text.indexOf('\n', tokens.start(brace));
        return found >= 0 && found < tokens.start(partners[brace]) && partners[brace] > brace + 1;
    }

    /** Whether most of what is in blocks has blocks, as members of types do. */
    boolean holdsMembers(List<int[]> blocks) {
        int all = 0;
        int members = 0;
        for (int[] block : blocks) {
            for (int[] statement : between(block[0] + 1, block[1])) {
                all++;
                members += blocks(statement[0], statement[1]).isEmpty() ? 0 : 1;
            }
        }
        return members >= MEMBERS_MIN && 2 * members > all;
    }
}
