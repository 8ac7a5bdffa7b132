package dev.aura.bus.link;

import com.google.protobuf.ByteString;
import dev.aura.bus.wire.FrameCodec;
import dev.aura.proto.bus.v1.Hello;

/** How a Java peer introduces itself. */
final class Hellos {

    private Hellos() {}

    /** A peer of the broker's own process needs no token. */
    static Hello of(String peerName, ByteString token, boolean acceptsBlob) {
        return Hello.newBuilder()
                .setProtocolVersion(FrameCodec.PROTOCOL_VERSION)
                .setProtocolVersionMin(FrameCodec.PROTOCOL_VERSION_MIN)
                .setPeerName(peerName)
                .setLanguage("java")
                .setPid(ProcessHandle.current().pid())
                .setAcceptsBatch(true)
                .setAcceptsBlob(acceptsBlob)
                .setToken(token)
                .build();
    }
}
