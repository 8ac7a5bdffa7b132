package dev.aura.code.syntax;

import dev.aura.code.language.Declaration.Span;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.repair.Faults;
import dev.aura.code.repair.Notation;
import dev.aura.code.repair.Repair;
import dev.aura.code.repair.Repaired;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Grammar.Parsed;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Parses code that may be half written. What tree-sitter makes of a fault depends on what follows, and may cost the rest of the file; so a text
 * that does not fit is tried again with its brackets balanced by layout, and then without the statements that do not fit.
 *
 * @param <K> the kinds of nodes that the language looks at
 */
public final class Recovery<K extends Enum<K>> {

    private static final int REPAIRED_CHARS_MAX = 1 << 20;
    private static final int GUESSES_NEAR = 3;

    private final TextParser<K> parser;
    private final Notation notation;
    private final Predicate<Node<K>> isFunction;

    /**
     * For one language.
     *
     * @param isFunction whether a node is a function with a name: the tree with more of them is the better one
     */
    public Recovery(TextParser<K> parser, Notation notation, Predicate<Node<K>> isFunction) {
        this.parser = parser;
        this.notation = notation;
        this.isFunction = isFunction;
    }

    /**
     * Parses a text, at most four times as a whole; partial where it had to be repaired.
     *
     * @throws UnparsableException where the parser did not live through it as it stands
     */
    public Parsed<K> parse(String text) throws UnparsableException {
        Parsed<K> first = parser.parse(Repaired.whole(text));
        if (!first.partial() || text.length() > REPAIRED_CHARS_MAX) {
            return first;
        }
        try {
            return repaired(text, first).asPartial();
        } catch (UnparsableException e) {
            return first;
        }
    }

    /** The tokens of a text, with an end to literals that have none. */
    public Tokens tokens(SourceText source, Parsed<K> parsed) {
        String mended = parsed.text().mended();
        return notation.lexer().apply(mended.equals(source.text()) ? source : SourceText.of(mended));
    }

    private Parsed<K> repaired(String original, Parsed<K> first) throws UnparsableException {
        Repaired repaired = Repair.of(original, notation);
        Parsed<K> balanced = repaired.isWhole() ? first : parser.parse(repaired);
        if (!balanced.partial()) {
            return balanced;
        }
        Parsed<K> best = better(first, balanced);
        Repaired text = balanced.text();
        List<Span> near = Faults.near(places(balanced), text, notation, parser::fits);
        Parsed<K> without = near.isEmpty() ? balanced : parser.parse(text.without(near));
        best = better(best, without);
        if (without.partial()) {
            List<Span> all = Faults.of(without.text(), notation, parser::fits);
            Parsed<K> last =
                    all.isEmpty() ? without : parser.parse(without.text().without(all));
            best = better(best, last);
        }
        return best;
    }

    /** Where to look first: at what was repaired, and at the first part that did not fit. */
    private List<Integer> places(Parsed<K> parsed) {
        return Stream.concat(
                        parsed.text().guesses().stream().limit(GUESSES_NEAR),
                        parsed.misfits().stream().limit(1))
                .map(span -> parsed.text().parsed(span.start()))
                .toList();
    }

    /** The later tree, where it has functions that the other has not, at least as many as it lacks; those that were taken out do not count. */
    private Parsed<K> better(Parsed<K> one, Parsed<K> later) {
        Set<Function> lost = functions(one);
        Set<Function> gained = functions(later);
        Set<Function> same = new HashSet<>(lost);
        same.retainAll(gained);
        lost.removeAll(same);
        gained.removeAll(same);
        long missed = lost.stream().filter(each -> !isTakenOut(each, later)).count();
        return gained.size() >= Math.max(1, missed) ? later : one;
    }

    private static boolean isTakenOut(Function function, Parsed<?> from) {
        return from.text().guesses().stream().anyMatch(guess -> guess.covers(function.start()));
    }

    /** Where a function is, and in how many other nodes. */
    private record Function(int start, int end, int depth) {}

    private Set<Function> functions(Parsed<K> parsed) {
        Set<Function> found = new HashSet<>();
        collect(parsed.root(), 0, found);
        return found;
    }

    private void collect(Node<K> node, int depth, Set<Function> found) {
        for (Node<K> child : node.children()) {
            if (isFunction.test(child)) {
                found.add(new Function(child.start(), child.end(), depth));
            }
            collect(child, depth + 1, found);
        }
    }
}
