package dev.aura.bench.code;

import dev.aura.code.language.UnparsableException;
import dev.aura.code.python.syntax.PythonParser;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.source.SourceText;
import dev.aura.code.syntax.Grammar;
import dev.aura.code.syntax.Grammar.Parsed;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.ParserPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Compares the trees of our own parser of Python with those of tree-sitter-python, node by node: kinds, places, fields and words. Prints how many
 * files are equal, of those that both take whole, and the first difference of each that is not. Arguments: directories or files.
 */
public final class PythonTrees {

    private static final long STACK_BYTES = 64L << 20;
    private static final int CONTEXT_CHARS = 60;

    private final Grammar<Kind> other;
    private int compared;
    private int equal;
    private int onlyOurs;
    private int onlyOthers;
    private int neither;
    private long chars;
    private long nanos;

    private PythonTrees(ParserPool parsers) {
        this.other = new Grammar<>("python", Kind.class, Kind.MODULE, parsers);
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.println("usage: bench/run code.PythonTrees DIR...");
            System.exit(2);
        }
        Path cache = Files.createTempDirectory("python-trees");
        try (ParserPool parsers = new ParserPool(1, cache)) {
            PythonTrees trees = new PythonTrees(parsers);
            Thread thread = new Thread(null, () -> trees.all(List.of(arguments)), "python-trees", STACK_BYTES);
            thread.start();
            thread.join();
        }
    }

    private void all(List<String> roots) {
        for (String root : roots) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(PythonTrees::isPython).sorted().toList()) {
                    compare(file);
                }
            } catch (IOException | UnparsableException e) {
                throw new IllegalStateException("cannot compare " + root, e);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d files, %d of them equal; whole for tree-sitter alone %d, for us alone %d, for neither %d; ours: %.1f MB/s%n",
                compared,
                equal,
                onlyOthers,
                onlyOurs,
                neither,
                chars * 1e3 / nanos);
    }

    private static boolean isPython(Path file) {
        String name = file.getFileName().toString();
        return (name.endsWith(".py") || name.endsWith(".pyi")) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private void compare(Path file) throws IOException, UnparsableException {
        String text = SourceText.decode(Files.readAllBytes(file)).text();
        long before = System.nanoTime();
        Parsed<Kind> ours = PythonParser.parse(text);
        nanos += System.nanoTime() - before;
        chars += text.length();
        Parsed<Kind> theirs = other.parse(text);
        if (ours.partial() || theirs.partial()) {
            neither += ours.partial() && theirs.partial() ? 1 : 0;
            onlyOurs += ours.partial() ? 0 : 1;
            onlyOthers += theirs.partial() ? 0 : 1;
            if (ours.partial() && !theirs.partial()) {
                System.out.println(file + ": whole for tree-sitter alone");
            }
            return;
        }
        compared++;
        String difference = difference(theirs.root(), ours.root());
        equal += difference.isEmpty() ? 1 : 0;
        if (!difference.isEmpty()) {
            System.out.println(file + ": " + difference);
        }
    }

    /** The first difference; empty where there is none. */
    private static String difference(Node<Kind> theirs, Node<Kind> ours) {
        if (!describe(theirs).equals(describe(ours))
                || theirs.children().size() != ours.children().size()) {
            String text = ours.text();
            String context =
                    text.substring(0, Math.min(text.length(), CONTEXT_CHARS)).replace('\n', ' ');
            return "tree-sitter has " + describe(theirs) + theirs.children() + ", we have " + describe(ours)
                    + ours.children() + " at " + context;
        }
        for (int at = 0; at < ours.children().size(); at++) {
            String difference =
                    difference(theirs.children().get(at), ours.children().get(at));
            if (!difference.isEmpty()) {
                return difference;
            }
        }
        return "";
    }

    private static String describe(Node<Kind> node) {
        return node.kind() + " " + node.start() + ".." + node.end() + " " + node.fieldName() + node.words()
                + node.operator();
    }
}
