package dev.aura.bus.trace;

import dev.aura.bus.fuzz.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A traceparent: one that is read stands for itself. */
public final class TraceContextFuzz implements FuzzTarget {

    @Override
    public List<byte[]> seeds() {
        return List.of(
                bytes("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                bytes("cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00-more"));
    }

    @Override
    public void run(byte[] input) {
        TraceContext context = TraceContext.parse(new String(input, StandardCharsets.UTF_8));
        if (context != null && !context.equals(TraceContext.parse(context.traceparent()))) {
            throw new IllegalStateException(context + " is not read again from " + context.traceparent());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
