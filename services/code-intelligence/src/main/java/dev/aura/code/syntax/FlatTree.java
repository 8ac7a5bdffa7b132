package dev.aura.code.syntax;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A tree as a parser process writes it: its nodes one after the other, each before those in it. */
final class FlatTree {

    private static final int DEPTH = 2 * Integer.BYTES;
    private static final int SYMBOL = 3 * Integer.BYTES;
    private static final int FIELD = SYMBOL + Short.BYTES;

    /** ts_builtin_sym_error, in 16 bits. */
    private static final int ERROR = 0xFFFF;

    /** Two offsets, a depth, a symbol and a field. */
    static final int NODE_BYTES = FIELD + Short.BYTES;

    private final ByteBuffer nodes;
    private final boolean hasError;

    FlatTree(byte[] nodes, boolean hasError) {
        this.nodes = ByteBuffer.wrap(nodes).order(ByteOrder.LITTLE_ENDIAN);
        this.hasError = hasError;
    }

    /** Whether a part of the text did not fit the grammar. */
    boolean hasError() {
        return hasError;
    }

    int size() {
        return nodes.limit() / NODE_BYTES;
    }

    /** Offset of the first character, in a text of a length. */
    int start(int index, int length) {
        return Math.min(nodes.getInt(index * NODE_BYTES), length);
    }

    /** Offset after the last one. */
    int end(int index, int length) {
        return Math.min(nodes.getInt(index * NODE_BYTES + Integer.BYTES), length);
    }

    int depth(int index) {
        return nodes.getInt(index * NODE_BYTES + DEPTH);
    }

    int symbol(int index) {
        return Short.toUnsignedInt(nodes.getShort(index * NODE_BYTES + SYMBOL));
    }

    /** Whether a node holds what did not fit the grammar. */
    boolean isError(int index) {
        return symbol(index) == ERROR;
    }

    int field(int index) {
        return Short.toUnsignedInt(nodes.getShort(index * NODE_BYTES + FIELD));
    }
}
