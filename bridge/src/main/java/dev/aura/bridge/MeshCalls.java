package dev.aura.bridge;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.StatusRuntimeException;
import java.util.List;

/** Opens a call on the mesh for each call that comes in. */
final class MeshCalls implements ServerCallHandler<byte[], byte[]> {

    /** Headers that belong to the HTTP/2 connection, not to the call; and the token, which is for the broker alone. */
    private static final List<Metadata.Key<String>> HOP_HEADERS = List.of(
            key("content-type"),
            key("te"),
            key("user-agent"),
            key("grpc-timeout"),
            key("grpc-encoding"),
            key("grpc-accept-encoding"),
            Callers.AUTHORIZATION);

    private final Channel mesh;
    private final MeshRegistry registry;
    private final Callers callers;
    private final int messageBytesMax;

    MeshCalls(Channel mesh, MeshRegistry registry, Callers callers, int messageBytesMax) {
        this.mesh = mesh;
        this.registry = registry;
        this.callers = callers;
        this.messageBytesMax = messageBytesMax;
    }

    @Override
    public ServerCall.Listener<byte[]> startCall(ServerCall<byte[], byte[]> outside, Metadata headers) {
        CallOptions who;
        try {
            who = callers.options(outside, headers);
        } catch (StatusRuntimeException refused) {
            Metadata trailers = refused.getTrailers();
            outside.close(refused.getStatus(), trailers == null ? new Metadata() : trailers);
            return new ServerCall.Listener<>() {};
        }
        RequestSide requests = new RequestSide(outside, messageBytesMax);
        Context context = Context.current();
        String method = outside.getMethodDescriptor().getFullMethodName();
        // When the registry does not answer, the call itself will find out why and say so.
        var _ = registry.clientStreams(method)
                .whenComplete((streams, _) -> context.run(
                        () -> open(outside, requests, who, Boolean.TRUE.equals(streams), callHeaders(headers))));
        return requests;
    }

    /** On the mesh, a single request message travels with the opening of its call; hence the difference. */
    private void open(
            ServerCall<byte[], byte[]> outside,
            RequestSide requests,
            CallOptions who,
            boolean clientStreams,
            Metadata headers) {
        MethodType type = clientStreams ? MethodType.BIDI_STREAMING : MethodType.SERVER_STREAMING;
        CallOptions options =
                who.withDeadline(Context.current().getDeadline()).withMaxInboundMessageSize(messageBytesMax);
        ClientCall<byte[], byte[]> inside = mesh.newCall(
                outside.getMethodDescriptor().toBuilder().setType(type).build(), options);
        requests.begin(inside, new ResponseSide(outside, inside, requests, messageBytesMax), headers);
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
