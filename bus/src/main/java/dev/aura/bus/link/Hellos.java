package dev.aura.bus.link;

import dev.aura.bus.wire.FrameCodec;
import dev.aura.proto.bus.v1.Hello;

/** How a Java peer introduces itself. */
final class Hellos {

    private Hellos() {}

    static Hello of(String peerName) {
        return Hello.newBuilder()
                .setProtocolVersion(FrameCodec.PROTOCOL_VERSION)
                .setProtocolVersionMin(FrameCodec.PROTOCOL_VERSION_MIN)
                .setPeerName(peerName)
                .setLanguage("java")
                .setPid(ProcessHandle.current().pid())
                .setAcceptsBatch(true)
                .build();
    }
}
