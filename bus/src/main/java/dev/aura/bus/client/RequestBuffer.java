package dev.aura.bus.client;

import dev.aura.bus.link.Credit;
import dev.aura.bus.link.Link;
import dev.aura.bus.link.Parcel;
import dev.aura.bus.link.SerialExecutor;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import java.util.ArrayDeque;

/** Request messages of a stream that wait for credit, bounded in number and bytes. The caller adds; it and the link's
 * thread flush. */
final class RequestBuffer {

    private static final int MESSAGES_MAX = 1_024;
    private static final long BYTES_MAX = 16L << 20;

    private final ArrayDeque<Parcel> waiting = new ArrayDeque<>();
    private final SerialExecutor sending = new SerialExecutor(Runnable::run);
    private long bytes;
    private boolean ended;
    private boolean endSent;

    /** Takes a message; false when there is no room. */
    synchronized boolean add(Parcel parcel) {
        if (waiting.size() == MESSAGES_MAX || (bytes + parcel.bytesHeld() > BYTES_MAX && !waiting.isEmpty())) {
            return false;
        }
        waiting.add(parcel);
        bytes += parcel.bytesHeld();
        return true;
    }

    /** No further message will be added. */
    synchronized void end() {
        ended = true;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /**
     * Sends what there is credit for, and the end of the stream after the last message. One thread at a time sends, and never with the lock
     * held: the link's thread must not wait for a caller that itself waits for the link's thread to make room.
     */
    void flush(Link link, long callId, Credit credit) {
        sending.execute(() -> drain(link, callId, credit));
    }

    private void drain(Link link, long callId, Credit credit) {
        while (!isEmpty() && credit.tryTake()) {
            link.send(take().in(Frame.newBuilder().setKind(Frame.Kind.DATA).setCallId(callId)));
        }
        if (endIsDue()) {
            link.send(
                    Message.of(Frame.newBuilder().setKind(Frame.Kind.HALF_CLOSE).setCallId(callId)));
        }
    }

    private synchronized Parcel take() {
        Parcel parcel = waiting.removeFirst();
        bytes -= parcel.bytesHeld();
        return parcel;
    }

    private synchronized boolean endIsDue() {
        boolean due = ended && !endSent && waiting.isEmpty();
        endSent |= due;
        return due;
    }
}
