package dev.aura.bus.broker;

import dev.aura.bus.link.FrameSink;
import dev.aura.bus.link.LocalBroker.LocalPeer;
import dev.aura.bus.wire.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A peer that keeps book: each of its calls ends once, unless it takes it back, and nothing is said of a call that is over. */
final class FuzzedPeer implements LocalPeer {

    private static final int SERVED_MAX = 64;

    private final Set<Long> open = new HashSet<>();
    private final Set<Long> serving = new HashSet<>();
    private final List<Long> served = new ArrayList<>();
    private String problem = "";

    /** It has asked; false where the id was in use, so that the answer says so and ends nothing. */
    boolean asks(long id) {
        return open.add(id);
    }

    /** It no longer wants an answer. */
    void takesBack(long id) {
        open.remove(id);
    }

    /** It has answered for good. */
    void answered(long id) {
        serving.remove(id);
    }

    /** One of the calls that it was sent, also one that is over. */
    long served(int number) {
        return served.isEmpty() ? 2L + 2L * number : served.get(number % served.size());
    }

    int serving() {
        return serving.size();
    }

    int open() {
        return open.size();
    }

    String problem() {
        return problem;
    }

    @Override
    public void onMessage(Message message) {
        long id = message.callId();
        boolean even = id % 2 == 0;
        switch (message.kind()) {
            case REQUEST -> {
                require(even && id != 0 && serving.add(id), "is sent call " + id + " twice");
                served.add(id);
                if (served.size() > SERVED_MAX) {
                    served.removeFirst();
                }
            }
            case CANCEL ->
                require(even && serving.remove(id), "is told to cancel " + id + ", which it does not work on");
            case END -> ended(message);
            case HEADERS -> require(!even && open.contains(id), "gets HEADERS of " + id + ", which is over");
            case DATA, CREDIT ->
                require(
                        (even ? serving : open).contains(id),
                        "gets " + message.kind() + " of " + id + ", which is over");
            case WELCOME, READY_ACK, REJECT, ACK, EVENT, HALF_CLOSE, HEARTBEAT -> {
                // Not of a call, or after its end without meaning.
            }
            default -> require(false, "gets " + message.kind());
        }
    }

    private void ended(Message end) {
        long id = end.callId();
        if (id >= FuzzedBroker.OTHER_IDS || end.header().getStatus().getReason().equals("BAD_CALL_ID")) {
            return;
        }
        require(
                open.remove(id),
                "hears the end of " + id + " again: " + end.header().getStatus());
    }

    private void require(boolean holds, String what) {
        if (!holds && problem.isEmpty()) {
            problem = what;
        }
    }

    @Override
    public void onLeaving(Message message, @Nullable FrameSink opens) {
        // It has no link of its own.
    }

    @Override
    public void onGone() {
        open.clear();
        serving.clear();
    }
}
