package dev.aura.bus.broker;

import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Guarantee;
import dev.aura.proto.bus.v1.Status;
import io.grpc.Status.Code;

/** Frames that the broker says in its own name. */
final class Replies {

    private Replies() {}

    static Message end(long callId, Code code, String reason, String text) {
        return Message.of(
                Frame.newBuilder().setKind(Frame.Kind.END).setCallId(callId).setStatus(status(code, reason, text)));
    }

    static Message reject(long callId, Code code, String reason, String text) {
        return Message.of(
                Frame.newBuilder().setKind(Frame.Kind.REJECT).setCallId(callId).setStatus(status(code, reason, text)));
    }

    static Message of(Frame.Kind kind, long callId) {
        return Message.of(Frame.newBuilder().setKind(kind).setCallId(callId));
    }

    static Message acknowledged(long callId) {
        return Message.of(Frame.newBuilder()
                .setKind(Frame.Kind.ACK)
                .setCallId(callId)
                .setGuarantee(Guarantee.newBuilder().setLevel(Guarantee.Level.MEMORY)));
    }

    private static Status.Builder status(Code code, String reason, String text) {
        return Status.newBuilder().setCode(code.value()).setReason(reason).setMessage(text);
    }
}
