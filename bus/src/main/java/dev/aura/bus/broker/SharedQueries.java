package dev.aura.bus.broker;

import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Metadata;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Identical queries that share one execution. A query follows one that still waits for a slot, or was sent so short a while ago that its answer
 * is as good: one that has run for long may rest on what was true before the question was asked.
 */
final class SharedQueries {

    static final int CALLS_MAX = 1_024;

    /** Comparing a larger payload costs more than it is likely to save. */
    private static final int PAYLOAD_BYTES_MAX = 16 << 10;

    private final long shareAgeNs;
    private final Map<Object, Flight> flights = new HashMap<>();

    SharedQueries(long shareAgeNs) {
        this.shareAgeNs = shareAgeNs;
    }

    /** The execution that a query follows; null where it is the first of its kind, or is not shared at all. */
    @Nullable
    Flight follow(Call call, long nowNs) {
        Message request = call.request;
        if (!call.method.unary() || !call.method.query() || request == null || shareAgeNs < 0) {
            return null;
        }
        if (request.header().hasBlob() || request.payloadBytes() > PAYLOAD_BYTES_MAX || !call.supersedeKey.isEmpty()) {
            return null;
        }
        Key key = new Key(call, request);
        Flight known = flights.get(key);
        if (known != null && mayFollow(known, nowNs)) {
            Message first = known.leader().request;
            if (first != null) {
                // One copy of the payload is enough for all.
                call.request = first.with(request.header().toBuilder());
            }
            known.follow(call);
            call.flight = known;
            return known;
        }
        call.flight = new Flight(key, call);
        flights.put(key, call.flight);
        return null;
    }

    /** Nobody can follow any more. */
    void close(Flight flight) {
        flights.remove(flight.key(), flight);
    }

    int size() {
        return flights.size();
    }

    private boolean mayFollow(Flight flight, long nowNs) {
        Call leader = flight.leader();
        boolean fresh = leader.provider == null || nowNs - leader.sentNs <= shareAgeNs;
        return fresh && !leader.answered && flight.size() < CALLS_MAX;
    }

    private static final class Key {

        private final String method;
        private final String target;
        private final Frame.Lane lane;
        private final List<Metadata> metadata;
        private final byte[] payload;
        private final int hash;

        Key(Call call, Message request) {
            method = call.method.name();
            target = call.target;
            lane = call.lane;
            metadata = request.header().getMetadataList();
            payload = request.payloadOrEmpty();
            hash = method.hashCode() * 31 + Arrays.hashCode(payload);
        }

        @Override
        public boolean equals(@Nullable Object object) {
            return object instanceof Key other
                    && hash == other.hash
                    && method.equals(other.method)
                    && target.equals(other.target)
                    && lane == other.lane
                    && metadata.equals(other.metadata)
                    && Arrays.equals(payload, other.payload);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
