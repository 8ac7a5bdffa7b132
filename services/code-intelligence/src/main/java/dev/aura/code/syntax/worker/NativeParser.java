package dev.aura.code.syntax.worker;

import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import java.util.Set;

/** Parses with one grammar; lives as long as the process. */
final class NativeParser {

    /** Tokens that say nothing that the nodes around them do not say. */
    private static final Set<String> PUNCTUATION =
            Set.of("(", ")", "[", "]", "{", "}", ",", ";", ":", ".", "\"", "'", "`", "\n");

    private final MemorySegment language;
    private final int symbols;
    private final BitSet punctuation = new BitSet();
    private final MemorySegment parser;

    NativeParser(NativeGrammar grammar) {
        try {
            language = (MemorySegment)
                    TreeSitter.grammar(grammar.load(), grammar.symbol()).invokeExact();
            symbols = (int) TreeSitter.SYMBOL_COUNT.invokeExact(language);
            for (int symbol = 0; symbol < symbols; symbol++) {
                punctuation.set(symbol, !isNamed(symbol) && PUNCTUATION.contains(name(symbol)));
            }
            parser = (MemorySegment) TreeSitter.PARSER_NEW.invokeExact();
            if (!(boolean) TreeSitter.PARSER_SET_LANGUAGE.invokeExact(parser, language)) {
                throw new IllegalStateException("the grammar is of a version that the library does not take");
            }
        } catch (Throwable failure) {
            throw new LinkageError("cannot load the grammar " + grammar, failure);
        }
    }

    void writeNames(DataOutputStream out) throws IOException {
        out.writeInt(symbols);
        for (int symbol = 0; symbol < symbols; symbol++) {
            out.writeUTF(name(symbol));
            out.writeBoolean(isNamed(symbol));
        }
        try {
            int fields = (int) TreeSitter.FIELD_COUNT.invokeExact(language);
            out.writeInt(fields + 1);
            for (int field = 0; field <= fields; field++) {
                out.writeUTF(
                        TreeSitter.string((MemorySegment) TreeSitter.FIELD_NAME.invokeExact(language, (short) field)));
            }
        } catch (IOException failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException("cannot read the names of fields", failure);
        }
    }

    private String name(int symbol) {
        try {
            return TreeSitter.string((MemorySegment) TreeSitter.SYMBOL_NAME.invokeExact(language, (short) symbol));
        } catch (Throwable failure) {
            throw new IllegalStateException("cannot read the name of symbol " + symbol, failure);
        }
    }

    private boolean isNamed(int symbol) {
        try {
            return (int) TreeSitter.SYMBOL_TYPE.invokeExact(language, (short) symbol) == TreeSitter.REGULAR;
        } catch (Throwable failure) {
            throw new IllegalStateException("cannot read the type of symbol " + symbol, failure);
        }
    }

    /** Parses a text in UTF-16LE and writes its tree. */
    void parse(byte[] text, DataOutputStream out) throws IOException {
        NodeBuffer nodes = new NodeBuffer(text.length);
        boolean hasError;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocate(Math.max(1, text.length));
            MemorySegment.copy(text, 0, copy, ValueLayout.JAVA_BYTE, 0, text.length);
            MemorySegment tree = (MemorySegment)
                    TreeSitter.PARSE.invokeExact(parser, MemorySegment.NULL, copy, text.length, TreeSitter.UTF_16LE);
            hasError = walk(tree, nodes, arena);
            TreeSitter.TREE_DELETE.invokeExact(tree);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException("cannot parse", failure);
        }
        out.writeByte(Wire.DONE);
        out.writeBoolean(hasError);
        nodes.writeTo(out);
    }

    private boolean walk(MemorySegment tree, NodeBuffer nodes, Arena arena) throws Throwable {
        MemorySegment root = (MemorySegment) TreeSitter.TREE_ROOT.invokeExact((SegmentAllocator) arena, tree);
        MemorySegment cursor = (MemorySegment) TreeSitter.CURSOR_NEW.invokeExact((SegmentAllocator) arena, root);
        SegmentAllocator same = SegmentAllocator.prefixAllocator(arena.allocate(TreeSitter.NODE));
        int depth = 0;
        while (depth >= 0) {
            MemorySegment node = (MemorySegment) TreeSitter.CURSOR_NODE.invokeExact(same, cursor);
            short symbol = (short) TreeSitter.NODE_SYMBOL.invokeExact(node);
            short field = (short) TreeSitter.CURSOR_FIELD.invokeExact(cursor);
            if (field != 0 || !punctuation.get(Short.toUnsignedInt(symbol))) {
                nodes.add(
                        node.get(ValueLayout.JAVA_INT, TreeSitter.NODE_START),
                        (int) TreeSitter.NODE_END.invokeExact(node),
                        depth,
                        symbol,
                        field);
            }
            if ((boolean) TreeSitter.CURSOR_CHILD.invokeExact(cursor)) {
                depth++;
            } else {
                depth = next(cursor, depth);
            }
        }
        TreeSitter.CURSOR_DELETE.invokeExact(cursor);
        return (boolean) TreeSitter.NODE_HAS_ERROR.invokeExact(root);
    }

    /** Goes to the next node that is not in the one at hand; returns its depth, or -1 after the last. */
    private static int next(MemorySegment cursor, int depth) throws Throwable {
        int at = depth;
        while (at > 0 && !(boolean) TreeSitter.CURSOR_SIBLING.invokeExact(cursor)) {
            boolean up = (boolean) TreeSitter.CURSOR_PARENT.invokeExact(cursor);
            at = up ? at - 1 : 0;
        }
        return at == 0 ? -1 : at;
    }
}
