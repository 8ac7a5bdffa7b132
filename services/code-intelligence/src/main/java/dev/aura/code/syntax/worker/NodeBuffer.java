package dev.aura.code.syntax.worker;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Nodes as they are written; grows to what a tree needs. */
final class NodeBuffer {

    private static final int BYTES_AT_FIRST = 1 << 16;

    private byte[] bytes;
    private ByteBuffer nodes;

    NodeBuffer(int textBytes) {
        bytes = new byte[Math.max(BYTES_AT_FIRST, textBytes)];
        nodes = over(bytes, 0);
    }

    /** Adds a node; offsets are those of bytes in UTF-16. */
    void add(int startByte, int endByte, int depth, short symbol, short field) {
        if (nodes.remaining() < Wire.NODE_BYTES) {
            bytes = Arrays.copyOf(bytes, Math.multiplyExact(2, bytes.length));
            nodes = over(bytes, nodes.position());
        }
        nodes.putInt(startByte / Character.BYTES)
                .putInt(endByte / Character.BYTES)
                .putInt(depth)
                .putShort(symbol)
                .putShort(field);
    }

    void writeTo(DataOutputStream out) throws IOException {
        out.writeInt(nodes.position());
        out.write(bytes, 0, nodes.position());
    }

    private static ByteBuffer over(byte[] bytes, int position) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(position);
    }
}
