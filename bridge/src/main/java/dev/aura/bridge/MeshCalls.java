package dev.aura.bridge;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import java.util.List;

/** Opens a call on the mesh for each call that comes in. */
final class MeshCalls implements ServerCallHandler<byte[], byte[]> {

    /** Headers that belong to the HTTP/2 connection, not to the call. */
    private static final List<Metadata.Key<String>> HOP_HEADERS = List.of(
            key("content-type"),
            key("te"),
            key("user-agent"),
            key("grpc-timeout"),
            key("grpc-encoding"),
            key("grpc-accept-encoding"));

    private final Channel mesh;
    private final int messageBytesMax;

    MeshCalls(Channel mesh, int messageBytesMax) {
        this.mesh = mesh;
        this.messageBytesMax = messageBytesMax;
    }

    @Override
    public ServerCall.Listener<byte[]> startCall(ServerCall<byte[], byte[]> outside, Metadata headers) {
        CallOptions options = CallOptions.DEFAULT
                .withDeadline(Context.current().getDeadline())
                .withMaxInboundMessageSize(messageBytesMax);
        ClientCall<byte[], byte[]> inside = mesh.newCall(outside.getMethodDescriptor(), options);
        RequestSide requests = new RequestSide(outside, inside, messageBytesMax);
        ResponseSide responses = new ResponseSide(outside, inside, requests, messageBytesMax);
        requests.answeredBy(responses);
        inside.start(responses, callHeaders(headers));
        outside.request(1);
        inside.request(1);
        return requests;
    }

    private static Metadata callHeaders(Metadata headers) {
        Metadata passed = new Metadata();
        passed.merge(headers);
        HOP_HEADERS.forEach(passed::discardAll);
        return passed;
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }
}
