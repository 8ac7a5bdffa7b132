package dev.aura.bus.link;

import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Ready;

/**
 * What a service peer says after each welcome.
 *
 * @param ready name, version, services, slots
 * @param descriptors serialized {@code google.protobuf.FileDescriptorSet}
 * @param acceptor takes its calls
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Registration(Ready ready, byte[] descriptors, CallAcceptor acceptor) {

    Message frame() {
        return Message.of(Frame.newBuilder().setKind(Frame.Kind.READY).setReady(ready), descriptors);
    }
}
