package dev.aura.code.syntax;

import dev.aura.code.language.Declaration.Span;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.repair.Repaired;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A grammar of tree-sitter, and the kinds of its nodes that we look at: a constant for each, in upper case.
 *
 * @param <K> the kinds
 */
public final class Grammar<K extends Enum<K>> implements TextParser<K> {

    private static final int MISFITS_MAX = 1000;

    private final String name;
    private final Class<K> kinds;
    private final K root;
    private final Set<K> absent;
    private final ParserPool parsers;
    private volatile @Nullable Legend<K> legend;

    /**
     * A grammar.
     *
     * @param name as the jar of it has it, such as {@code rust}
     * @param root the kind of a whole file
     */
    public Grammar(String name, Class<K> kinds, K root, ParserPool parsers) {
        this(name, kinds, root, EnumSet.noneOf(kinds), parsers);
    }

    /**
     * A grammar that shares its kinds with others.
     *
     * @param absent the kinds that this one lacks
     */
    public Grammar(String name, Class<K> kinds, K root, Set<K> absent, ParserPool parsers) {
        this.name = name;
        this.kinds = kinds;
        this.root = root;
        this.absent = Set.copyOf(absent);
        this.parsers = parsers;
    }

    /**
     * A syntax tree.
     *
     * @param root of it, with offsets into the original
     * @param partial whether a part of the text did not fit the grammar
     * @param text what it was made of
     * @param misfits the parts that did not fit, as stretches of the original; what is only missing is none
     */
    public record Parsed<K extends Enum<K>>(Node<K> root, boolean partial, Repaired text, List<Span> misfits) {

        /** The same, known to be a tree of a part of the text. */
        Parsed<K> asPartial() {
            return new Parsed<>(root, true, text, misfits);
        }
    }

    /**
     * Parses a text.
     *
     * @throws UnparsableException where the parser did not live through it
     */
    public Parsed<K> parse(String text) throws UnparsableException {
        return parse(Repaired.whole(text));
    }

    /**
     * Parses a repaired text; the tree is one of the original.
     *
     * @throws UnparsableException where the parser did not live through it
     */
    @Override
    public Parsed<K> parse(Repaired text) throws UnparsableException {
        Legend<K> known = legend();
        FlatTree tree = parsers.parse(name, text.text());
        return new Parsed<>(nodes(tree, text, known), tree.hasError(), text, misfits(tree, text));
    }

    /**
     * Whether a text fits the grammar.
     *
     * @throws UnparsableException where the parser did not live through it
     */
    @Override
    public boolean fits(String text) throws UnparsableException {
        return !parsers.parse(name, text).hasError();
    }

    private static List<Span> misfits(FlatTree tree, Repaired text) {
        if (!tree.hasError()) {
            return List.of();
        }
        List<Span> misfits = new ArrayList<>();
        for (int index = 0; index < tree.size() && misfits.size() < MISFITS_MAX; index++) {
            if (tree.isError(index)) {
                misfits.add(span(tree, index, text));
            }
        }
        return List.copyOf(misfits);
    }

    private static Span span(FlatTree tree, int index, Repaired text) {
        int length = text.text().length();
        return new Span(text.original(tree.start(index, length)), text.original(tree.end(index, length)));
    }

    private Legend<K> legend() throws UnparsableException {
        Legend<K> known = legend;
        if (known == null) {
            known = legend(parsers.names(name));
            legend = known;
        }
        return known;
    }

    /** What the numbers of a grammar mean: the kind of a symbol, null where it is none that we look at, and the names of what is not a node. */
    private record Legend<K>(List<@Nullable K> kinds, List<String> words, List<String> fields) {}

    private Legend<K> legend(GrammarNames names) {
        Map<String, K> byName = new HashMap<>();
        for (K kind : kinds.getEnumConstants()) {
            byName.put(kind.name().toLowerCase(Locale.ROOT), kind);
        }
        List<@Nullable K> known = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Set<K> missing = EnumSet.allOf(kinds);
        missing.removeAll(absent);
        for (GrammarNames.Symbol symbol : names.symbols()) {
            K kind = symbol.named() ? byName.get(symbol.name()) : null;
            missing.remove(kind);
            known.add(kind);
            words.add(symbol.named() ? "" : symbol.name());
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("the grammar " + name + " has no nodes of the kinds " + missing);
        }
        return new Legend<>(known, words, names.fields());
    }

    private Node<K> nodes(FlatTree tree, Repaired repaired, Legend<K> known) {
        String text = repaired.original();
        int length = repaired.text().length();
        Node<K> file = new Node<>(root, 0, text.length(), text, null, "");
        List<@Nullable Node<K>> open =
                new ArrayList<>(); // for each depth the node there; null where it is of no known kind
        List<Node<K>> around = new ArrayList<>(); // for each depth the nearest node of a known kind
        open.add(file);
        around.add(file);
        for (int index = 1; index < tree.size(); index++) {
            int depth = tree.depth(index);
            cut(open, depth);
            cut(around, depth);
            Node<K> holder = around.getLast();
            Node<K> parent = open.getLast();
            int symbol = tree.symbol(index);
            String field = parent == null ? "" : known.fields().get(tree.field(index));
            K kind = symbol < known.kinds().size() ? known.kinds().get(symbol) : null;
            Node<K> node = null;
            if (kind != null) {
                int start = repaired.original(tree.start(index, length));
                int end = repaired.original(tree.end(index, length));
                node = new Node<>(kind, start, end, text, holder, field);
            } else if (parent != null
                    && symbol < known.words().size()
                    && !known.words().get(symbol).isEmpty()) {
                parent.addWord(known.words().get(symbol), field);
            }
            open.add(node);
            around.add(node == null ? holder : node);
        }
        return file;
    }

    private static void cut(List<?> list, int size) {
        while (list.size() > size) {
            list.removeLast();
        }
    }

    @Override
    public String toString() {
        return name + Arrays.toString(kinds.getEnumConstants());
    }
}
