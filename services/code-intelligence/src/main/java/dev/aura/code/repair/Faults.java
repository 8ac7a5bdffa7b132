package dev.aura.code.repair;

import dev.aura.code.language.Declaration.Span;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.source.Tokens;
import dev.aura.code.source.Tokens.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds the statements of a text with balanced brackets that do not fit a grammar: what a parser says of a fault is where it gave up, which may be far behind. Statements are
 * told by layout and tried without those beside them, halves first; one with a block is tried without what the block holds, then what it holds is.
 */
public final class Faults {

    private static final int TRIES_MAX = 256;
    private static final int TRIED_CHARS_MAX = 1 << 20;

    private static final Around AROUND_NOTHING = new Around("", "");

    private final String text;
    private final Tokens tokens;
    private final Statements statements;
    private final Grammatical grammatical;
    private final List<Span> found = new ArrayList<>();
    private int tries;
    private int charsLeft = TRIED_CHARS_MAX;

    /** Whether a text fits the grammar. */
    public interface Grammatical {
        boolean test(String text) throws UnparsableException;
    }

    /** What stands around statements, without what is beside them. */
    private record Around(String before, String after) {

        String with(String inner) {
            return before + inner + after;
        }

        Around with(String innerBefore, String innerAfter) {
            return new Around(before + innerBefore + "\n", "\n" + innerAfter + after);
        }
    }

    private Faults(Repaired repaired, Notation notation, Grammatical grammatical) {
        this.text = repaired.text();
        this.tokens = notation.tokens(text);
        this.statements = new Statements(text, tokens);
        this.grammatical = grammatical;
    }

    /** The stretches of the text to parse that do not fit, in order; not all of them where that would take too long. */
    public static List<Span> of(Repaired repaired, Notation notation, Grammatical grammatical)
            throws UnparsableException {
        Faults faults = new Faults(repaired, notation, grammatical);
        if (faults.statements.isBalanced()) {
            List<int[]> all = faults.statements.between(0, faults.tokens.size());
            if (!all.isEmpty()) {
                faults.halve(all, 0, all.size(), AROUND_NOTHING);
            }
        }
        return List.copyOf(faults.found);
    }

    /** Those in the outermost statements at some places of the text to parse, and in the ones before these. */
    public static List<Span> near(List<Integer> places, Repaired repaired, Notation notation, Grammatical grammatical)
            throws UnparsableException {
        Faults faults = new Faults(repaired, notation, grammatical);
        if (faults.statements.isBalanced()) {
            List<int[]> all = faults.statements.between(0, faults.tokens.size());
            for (int statement : faults.at(places, all)) {
                if (!faults.fits(all, statement, statement + 1, AROUND_NOTHING)) {
                    faults.blame(all.get(statement)[0], all.get(statement)[1], AROUND_NOTHING);
                }
            }
        }
        return List.copyOf(faults.found);
    }

    private SortedSet<Integer> at(List<Integer> places, List<int[]> all) {
        SortedSet<Integer> found = new TreeSet<>();
        for (int place : places) {
            int statement = all.size() - 1;
            while (statement > 0 && tokens.start(all.get(statement)[0]) > place) {
                statement--;
            }
            found.add(Math.max(statement, 0));
            found.add(Math.max(statement - 1, 0));
        }
        return found;
    }

    /** Looks at the statements from one token to another. */
    private void look(int first, int end, Around around) throws UnparsableException {
        List<int[]> all = statements.between(first, end);
        if (!all.isEmpty() && !fits(all, 0, all.size(), around)) {
            halve(all, 0, all.size(), around);
        }
    }

    /** Looks at statements of which one at least does not fit. */
    private void halve(List<int[]> all, int from, int to, Around around) throws UnparsableException {
        if (to - from == 1) {
            blame(all.get(from)[0], all.get(from)[1], around);
            return;
        }
        int middle = (from + to) >>> 1;
        boolean fits = fits(all, from, middle, around);
        if (!fits) {
            halve(all, from, middle, around);
        }
        if (fits || !fits(all, middle, to, around)) {
            halve(all, middle, to, around);
        }
    }

    private boolean fits(List<int[]> all, int from, int to, Around around) throws UnparsableException {
        return fits(around.with(slice(all.get(from)[0], all.get(to - 1)[1])));
    }

    /** Blames a statement, or what is in its blocks. */
    private void blame(int first, int end, Around around) throws UnparsableException {
        List<int[]> blocks = statements.blocks(first, end);
        if (blocks.isEmpty()) {
            add(first, end);
        } else if (fits(around.with(skeleton(first, end, blocks)))) {
            int before = found.size();
            for (int[] block : blocks) {
                look(
                        block[0] + 1,
                        block[1],
                        around.with(skeleton(first, block[0] + 1, blocks), skeleton(block[1], end, blocks)));
            }
            if (found.size() == before && !statements.holdsMembers(blocks)) {
                add(first, end);
            }
        } else if (fits(around.with("{\n}\n".repeat(blocks.size())))) {
            blameHead(first, end, blocks, around);
        } else if (!statements.holdsMembers(blocks)) {
            add(first, end);
        }
    }

    /** Blames a statement but for its blocks, which stay where they are. */
    private void blameHead(int first, int end, List<int[]> blocks, Around around) throws UnparsableException {
        int from = first;
        for (int[] block : blocks) {
            add(from, block[0]);
            look(block[0] + 1, block[1], around.with("{", "}"));
            from = block[1] + 1;
        }
        add(from, end);
    }

    private void add(int first, int end) {
        for (int index = first; index < end; index++) {
            if (tokens.kind(index) != Kind.COMMENT) {
                found.add(new Span(tokens.start(index), tokens.end(index)));
            }
        }
    }

    /** Tokens from one to another without what blocks hold. */
    private String skeleton(int first, int end, List<int[]> blocks) {
        StringBuilder skeleton = new StringBuilder();
        int from = first;
        for (int[] block : blocks) {
            if (block[0] >= from && block[1] < end) {
                skeleton.append(slice(from, block[0] + 1)).append('\n');
                from = block[1];
            }
        }
        return skeleton.append(slice(from, end)).toString();
    }

    private String slice(int first, int end) {
        return first >= end ? "" : text.substring(tokens.start(first), tokens.end(end - 1));
    }

    private boolean fits(String tried) throws UnparsableException {
        charsLeft -= tried.length();
        return charsLeft < 0 || ++tries > TRIES_MAX || grammatical.test(tried + "\n");
    }
}
