package dev.aura.bus.broker;

import dev.aura.bus.ring.RecordRing;
import dev.aura.bus.wire.Message;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Commands with an idempotency key, each of which runs at most once: those under way, and the outcomes of the last ones, within bounds of
 * number, bytes and time. Kept in memory: a new broker knows none of them. A durable table would take the place of this class.
 */
final class Commands {

    static final int OUTCOMES_MAX = 4_096;
    static final long OUTCOME_BYTES_MAX = 16L << 20;

    /** What names a command: who gives it, the method, the key. */
    record Key(String owner, String method, String key) {}

    /**
     * A command that is over.
     *
     * @param end what its caller was told; null where nobody knows how it ended, or it is too large to be kept
     */
    record Outcome(@Nullable Message end, int requestHash) {}

    private final long keptNs;
    private final Map<Key, Flight> running = new HashMap<>();

    /** Each with the time of its end, and the hash of its request. */
    private final RecordRing outcomes = new RecordRing(OUTCOMES_MAX, OUTCOME_BYTES_MAX);

    Commands(long keptNs) {
        this.keptNs = keptNs;
    }

    static @Nullable Key keyOf(Call call, Message request) {
        String key = request.header().getIdempotencyKey();
        return key.isEmpty() || call.method.query()
                ? null
                : new Key(call.caller.identity.name(), call.method.name(), key);
    }

    static int hash(Message request) {
        return request.header().hasBlob()
                ? request.header().getBlob().getSha256().hashCode()
                : Arrays.hashCode(request.payload());
    }

    @Nullable
    Flight running(Key key) {
        return running.get(key);
    }

    @Nullable
    Outcome outcome(Key key, long nowNs) {
        expire(nowNs);
        long record = outcomes.find(OutcomeCodec.encode(key));
        return record < 0
                ? null
                : new Outcome(OutcomeCodec.decode(outcomes.value(record)), (int) outcomes.second(record));
    }

    void begin(Key key, Call call, int requestHash) {
        call.flight = new Flight(key, call);
        call.requestHash = requestHash;
        running.put(key, call.flight);
    }

    /** A command never reached a service: it may be given again. */
    void forget(Key key) {
        running.remove(key);
    }

    /** A command is over. */
    void end(Key key, int requestHash, @Nullable Message end, long nowNs) {
        running.remove(key);
        expire(nowNs);
        byte[] name = OutcomeCodec.encode(key);
        byte[] value = OutcomeCodec.encode(end);
        boolean fits = name.length + value.length <= OUTCOME_BYTES_MAX;
        outcomes.add(name, fits ? value : OutcomeCodec.encode((Message) null), nowNs, requestHash);
    }

    int size() {
        return outcomes.size();
    }

    private void expire(long nowNs) {
        while (outcomes.size() > 0 && nowNs - outcomes.first(outcomes.oldest()) > keptNs) {
            outcomes.dropOldest();
        }
    }
}
