package dev.aura.code.python;

import dev.aura.code.language.Declaration.Span;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.python.tree.Syntax;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSInputEncoding;
import org.treesitter.TSLanguage;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSQuery;
import org.treesitter.TSQueryCursor;
import org.treesitter.TSQueryMatch;
import org.treesitter.TSReader;
import org.treesitter.TSTree;
import org.treesitter.TreeSitterPython;

/**
 * Parses with tree-sitter and copies what we look at into plain objects.
 *
 * <p>Walking the native tree costs a native call for each step, so one query captures all nodes of the kinds we know in the order of
 * the text, and they are nested by their offsets. Each parse has its own parser; the query is only read. The text is given as
 * UTF-16, so that native offsets halved are ours.
 */
final class TreeSitter {

    private static final int READ_BYTES = 1 << 16;

    private @Nullable TSLanguage language;
    private @Nullable TSQuery query;

    /** A syntax tree and whether a part of the text did not fit the grammar. */
    record Parsed(Syntax module, boolean partial) {}

    Parsed parse(String text) {
        prepare();
        try (TSParser parser = new TSParser()) {
            parser.setLanguage(language());
            byte[] units = text.getBytes(StandardCharsets.UTF_16LE);
            TSReader reader = (buffer, offset, position) -> copy(units, offset, buffer);
            try (TSTree tree =
                    parser.parse(new byte[READ_BYTES], null, reader, TSInputEncoding.TSInputEncodingUTF16LE)) {
                TSNode root = tree.getRootNode();
                return new Parsed(copy(root, text), root.hasError());
            }
        }
    }

    private static int copy(byte[] units, int offset, byte[] buffer) {
        int count = Math.clamp((long) units.length - offset, 0, buffer.length);
        System.arraycopy(units, Math.min(offset, units.length), buffer, 0, count);
        return count;
    }

    private Syntax copy(TSNode root, String text) {
        Syntax module = new Syntax(Kind.MODULE, new Span(0, text.length()), null, text);
        Deque<Syntax> open = new ArrayDeque<>();
        open.push(module);
        Kind[] kinds = Kind.values();
        try (TSQueryCursor cursor = new TSQueryCursor()) {
            cursor.exec(query(), root);
            TSQueryMatch match = new TSQueryMatch();
            while (cursor.nextMatch(match)) {
                TSNode node = match.getCaptures()[0].getNode();
                int start = node.getStartByte() / 2;
                int end = Math.min(node.getEndByte() / 2, text.length());
                Syntax around = open.getFirst();
                while (around.parent() != null && (start >= around.end() || end > around.end())) {
                    open.pop();
                    around = open.getFirst();
                }
                open.push(new Syntax(kinds[match.getPatternIndex() + 1], new Span(start, end), around, text));
            }
        }
        return module;
    }

    private synchronized void prepare() {
        if (query == null) {
            language = new TreeSitterPython();
            StringBuilder patterns = new StringBuilder();
            for (Kind kind : Kind.values()) {
                if (kind != Kind.MODULE) {
                    patterns.append('(').append(kind.grammarName()).append(") @n\n");
                }
            }
            query = new TSQuery(language, patterns.toString());
        }
    }

    private synchronized TSLanguage language() {
        return Objects.requireNonNull(language);
    }

    private synchronized TSQuery query() {
        return Objects.requireNonNull(query);
    }
}
