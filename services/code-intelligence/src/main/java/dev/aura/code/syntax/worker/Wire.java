package dev.aura.code.syntax.worker;

/**
 * What goes over the pipes, as {@link java.io.DataOutput} writes it. A request is one of these bytes, the name of a grammar and, to parse, the length and the text in UTF-16LE. The reply is {@link #DONE} and
 *
 * <ul>
 *   <li>for names: the number of symbols, each with its name and whether it is a named node; the number of fields and their names;
 *   <li>for a text: whether a part did not fit the grammar; the number of bytes and the nodes, {@link #NODE_BYTES} each, little-endian: offsets of
 *       start and end in UTF-16 units, depth, symbol (16 bits), field (16 bits). A node comes before those in it. Punctuation without a field is left out.
 * </ul>
 *
 * or {@link #FAILED} and the reason.
 */
public final class Wire {

    /** What do the numbers of a grammar mean? */
    public static final byte NAMES = 1;

    /** Parse a text. */
    public static final byte PARSE = 2;

    /** What was asked for follows. */
    public static final byte DONE = 0;

    /** The reason follows. */
    public static final byte FAILED = 1;

    /** Three numbers of 32 and two of 16 bits. */
    public static final int NODE_BYTES = 3 * Integer.BYTES + 2 * Short.BYTES;

    private Wire() {}
}
