package dev.aura.bus.host;

import dev.aura.bus.link.FrameSink;
import dev.aura.bus.link.Link;
import dev.aura.bus.link.StatusFrames;
import dev.aura.bus.status.Faults;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import io.grpc.Metadata;
import io.grpc.Status;

/** Answers a call to a method that is described but has no code here. */
final class UnknownMethodCall implements FrameSink {

    UnknownMethodCall(Link link, Message request) {
        Metadata trailers = new Metadata();
        trailers.put(Faults.REASON, "UNKNOWN_METHOD");
        Frame.Builder end = Frame.newBuilder().setKind(Frame.Kind.END).setCallId(request.callId());
        StatusFrames.write(
                Status.UNIMPLEMENTED.withDescription(
                        "no method " + request.header().getMethod()),
                trailers,
                end);
        link.send(Message.of(end));
    }

    @Override
    public void onFrame(Message message) {
        // The call is over.
    }

    @Override
    public void onLost(Status status, String reason) {
        // The call is over.
    }
}
