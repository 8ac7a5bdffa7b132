package dev.aura.bus.trace;

import io.grpc.Context;
import io.grpc.Metadata;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A span and the trace it belongs to, as a {@code traceparent} of W3C Trace Context, version 00, says it.
 *
 * @param traceHigh first half of the trace id
 * @param traceLow second half of it; not 0 where the first half is
 * @param spanId the span; not 0
 * @param sampled whether everybody on the way is asked to record the trace
 */
public record TraceContext(long traceHigh, long traceLow, long spanId, boolean sampled) {

    /** The traceparent of the call that is being served, unread until somebody needs it. */
    public static final Context.Key<String> CURRENT = Context.key("aura-traceparent");

    /** How gRPC callers from outside name their span. */
    public static final Metadata.Key<String> HEADER = Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);

    private static final int LENGTH = 55;
    private static final int TRACE_LOW_AT = 19;
    private static final int SPAN_AT = 36;
    private static final int FLAGS_AT = 53;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Reads a traceparent; null where the text is none, as the recommendation asks: a broken one is as good as none. */
    public static @Nullable TraceContext parse(@Nullable String text) {
        if (text == null || text.length() < LENGTH || !isShaped(text)) {
            return null;
        }
        long high = hex(text, 3);
        long low = hex(text, TRACE_LOW_AT);
        long span = hex(text, SPAN_AT);
        boolean sampled = (Character.digit(text.charAt(FLAGS_AT + 1), 16) & 1) == 1;
        return (high | low) == 0 || span == 0 ? null : new TraceContext(high, low, span, sampled);
    }

    /** A span of the same trace. */
    public TraceContext child(long nextSpan) {
        return new TraceContext(traceHigh, traceLow, nextSpan, sampled);
    }

    /** As it travels. */
    public String traceparent() {
        byte[] text = new byte[LENGTH];
        text[0] = text[1] = '0';
        text[2] = text[SPAN_AT - 1] = text[FLAGS_AT - 1] = '-';
        write(text, 3, traceHigh);
        write(text, TRACE_LOW_AT, traceLow);
        write(text, SPAN_AT, spanId);
        text[FLAGS_AT] = '0';
        text[FLAGS_AT + 1] = (byte) (sampled ? '1' : '0');
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** The trace id: 32 hex digits. */
    public String traceId() {
        return hex(traceHigh) + hex(traceLow);
    }

    /** A span id, or half a trace id, as 16 hex digits. */
    public static String hex(long id) {
        byte[] text = new byte[16];
        write(text, 0, id);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void write(byte[] text, int at, long id) {
        for (int i = 0; i < 16; i++) {
            text[at + i] = DIGITS[(int) (id >>> (60 - 4 * i)) & 0xf];
        }
    }

    /** Later versions may be longer and are read as far as version 00 goes; version ff is forbidden. */
    private static boolean isShaped(String text) {
        boolean first = text.startsWith("00-") && text.length() == LENGTH;
        boolean later = !text.startsWith("00")
                && !text.startsWith("ff")
                && (text.length() == LENGTH || text.charAt(LENGTH) == '-');
        if (!first && !later) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            boolean dash = i == 2 || i == SPAN_AT - 1 || i == FLAGS_AT - 1;
            boolean digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
            if (dash ? c != '-' : !digit) {
                return false;
            }
        }
        return true;
    }

    private static long hex(String text, int at) {
        return Long.parseUnsignedLong(text, at, at + 16, 16);
    }
}
