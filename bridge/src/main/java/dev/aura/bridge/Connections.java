package dev.aura.bridge;

import io.grpc.Attributes;
import io.grpc.ServerCall;
import io.grpc.ServerTransportFilter;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Numbers the connections from outside, so that the broker can bound each by itself: to it the bridge is one peer. */
final class Connections extends ServerTransportFilter {

    private static final Attributes.Key<Long> NUMBER = Attributes.Key.create("aura-connection");

    private final AtomicLong last = new AtomicLong();

    @Override
    public Attributes transportReady(Attributes attributes) {
        return attributes.toBuilder().set(NUMBER, last.incrementAndGet()).build();
    }

    /** Number of the connection that a call came over; 0 where that is not known. */
    static long of(ServerCall<?, ?> call) {
        @Nullable Long number = call.getAttributes().get(NUMBER);
        return number == null ? 0 : number;
    }
}
