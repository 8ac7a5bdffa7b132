package dev.aura.bus.link;

import dev.aura.bus.wire.DeadlineSweep;
import dev.aura.bus.wire.LongMap;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import io.grpc.Status.Code;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The calls and subscriptions of a link that are open, and who hears of them. Touched in turns of the link or its broker only. */
final class OpenCalls {

    private final LongMap<FrameSink> sinks = new LongMap<>();
    private final Supplier<@Nullable Registration> registration;

    private final Consumer<Message> unclaimed;

    /** @param unclaimed takes messages of calls that are over */
    OpenCalls(Supplier<@Nullable Registration> registration, Consumer<Message> unclaimed) {
        this.registration = registration;
        this.unclaimed = unclaimed;
    }

    /** A frame leaves: remembers what it opens, forgets what it ends. */
    void leaving(Carrier.Outgoing outgoing) {
        Message message = outgoing.message();
        FrameSink opens = outgoing.opens();
        if (opens != null) {
            var before = sinks.put(message.callId(), opens);
            assert before == null || before.equals(opens) : "call id " + message.callId() + " is in use";
        } else if (endsCall(message.kind())) {
            sinks.remove(message.callId());
        }
    }

    /** A frame has arrived: hands it to who waits for it. */
    void arrived(Message message) {
        switch (message.kind()) {
            case REQUEST -> accept(message);
            case END -> {
                FrameSink sink = sinks.remove(message.callId());
                if (sink != null) {
                    sink.onFrame(message);
                } else {
                    unclaimed.accept(message);
                }
            }
            case ACK -> {
                FrameSink sink = sinks.get(message.callId());
                if (sink != null && sink.endsWithAck()) {
                    sinks.remove(message.callId());
                }
                if (sink != null) {
                    sink.onFrame(message);
                }
            }
            case EVENT -> {
                FrameSink sink = sinks.get(message.callId());
                if (sink != null) {
                    sink.onFrame(message);
                }
            }
            case DATA, HALF_CLOSE, CREDIT, HEADERS, CANCEL -> {
                FrameSink sink = sinks.get(message.callId());
                if (sink != null) {
                    sink.onFrame(message);
                } else {
                    unclaimed.accept(message);
                }
            }
            default -> {
                // HEARTBEAT has done its work by arriving; other kinds go the other way.
            }
        }
    }

    int size() {
        return sinks.size();
    }

    /** Tells all that no frame will follow. */
    void loseAll(String message, String reason) {
        List<FrameSink> lost = sinks.values();
        sinks.clear();
        lost.forEach(sink -> sink.onLost(Code.UNAVAILABLE.toStatus().withDescription(message), reason));
    }

    /** Tells those whose time is up, and adds the deadlines of the others. */
    void expire(long nowNs, DeadlineSweep deadlines) {
        for (long callId : sinks.keys()) {
            FrameSink sink = sinks.get(callId);
            if (sink != null && sink.deadlineNs() <= nowNs) {
                sinks.remove(callId);
                sink.onExpired();
            } else if (sink != null) {
                deadlines.add(sink.deadlineNs());
            }
        }
    }

    private void accept(Message request) {
        Registration current = registration.get();
        if (current != null) {
            sinks.put(request.callId(), current.acceptor().accept(request));
        }
    }

    private static boolean endsCall(Frame.Kind kind) {
        return kind == Frame.Kind.END || kind == Frame.Kind.CANCEL || kind == Frame.Kind.UNSUBSCRIBE;
    }
}
