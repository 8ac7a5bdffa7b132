package dev.aura.bus.client;

import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Timing;
import io.grpc.Metadata;

/** Trailers of every call that reached an instance: where its time went, in microseconds, and who served it. */
public final class MeshTrailers {

    /** Time in the broker, waiting for a free slot. */
    public static final Metadata.Key<String> QUEUE_US = key("aura-queue-us");

    /** Time in the service's own code. */
    public static final Metadata.Key<String> WORK_US = key("aura-work-us");

    /** The rest: sockets, and threads between them. */
    public static final Metadata.Key<String> WIRE_US = key("aura-wire-us");

    /** Instance that served the call. */
    public static final Metadata.Key<String> INSTANCE = key("aura-instance");

    private static final long NANOS_PER_US = 1_000;

    private MeshTrailers() {}

    static void write(Frame end, long totalNs, Metadata trailers) {
        if (!end.hasTiming()) {
            return;
        }
        Timing timing = end.getTiming();
        long wireNs = Math.max(0, totalNs - timing.getQueueNs() - timing.getWorkNs());
        trailers.put(QUEUE_US, Long.toString(timing.getQueueNs() / NANOS_PER_US));
        trailers.put(WORK_US, Long.toString(timing.getWorkNs() / NANOS_PER_US));
        trailers.put(WIRE_US, Long.toString(wireNs / NANOS_PER_US));
        trailers.put(INSTANCE, timing.getInstance());
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }
}
