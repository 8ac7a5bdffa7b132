package dev.aura.bus.link;

/**
 * How many messages the reader of a stream lets the writer send ahead: as many as fit {@link #BYTES_AHEAD} at the size of those
 * seen so far, within bounds. Credit is given back in lumps of half a window. Used by one thread at a time.
 */
public final class ReceiveWindow {

    /** Messages granted before the first one was seen. */
    public static final int INITIAL = 8;

    private static final int MIN = 2;
    private static final int MAX = 256;
    private static final long BYTES_AHEAD = 1L << 20;

    private long outstanding = INITIAL;
    private double averageBytes;

    /**
     * The application has taken a message of so many bytes.
     *
     * @return credit to grant now; 0 for none yet
     */
    public int consumed(int bytes) {
        outstanding--;
        averageBytes = averageBytes == 0 ? bytes : averageBytes * 0.75 + bytes * 0.25;
        long window = Math.clamp((long) (BYTES_AHEAD / Math.max(1, averageBytes)), MIN, MAX);
        if (outstanding > window / 2) {
            return 0;
        }
        int grant = (int) (window - outstanding);
        outstanding = window;
        return grant;
    }
}
