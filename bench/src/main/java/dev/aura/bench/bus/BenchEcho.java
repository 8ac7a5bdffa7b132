package dev.aura.bench.bus;

import com.google.protobuf.ByteString;
import dev.aura.proto.mesh.v1.PublishRequest;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoFileDescriptorSupplier;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.util.concurrent.TimeUnit;

/** An echo of 256 bytes. */
final class BenchEcho {

    static final PublishRequest MESSAGE = PublishRequest.newBuilder()
            .setPayload(ByteString.copyFrom(new byte[256]))
            .build();

    /** A command, as it says nothing else. */
    static final MethodDescriptor<PublishRequest, PublishRequest> ECHO = method("Echo");

    /** The same as a query. */
    static final MethodDescriptor<PublishRequest, PublishRequest> LOOK = method("Look");

    private static final int TRIES = 500;

    private BenchEcho() {}

    /** Waits until the worker has registered. */
    static void awaitServed(Channel channel) throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            try {
                PublishRequest answer = ClientCalls.blockingUnaryCall(channel, ECHO, CallOptions.DEFAULT, MESSAGE);
                assert answer.equals(MESSAGE);
                return;
            } catch (StatusRuntimeException e) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        throw new IllegalStateException("the echo was not registered");
    }

    static ServerServiceDefinition service() {
        return service((request, responses) -> {
            responses.onNext(request);
            responses.onCompleted();
        });
    }

    static ServerServiceDefinition service(ServerCalls.UnaryMethod<PublishRequest, PublishRequest> work) {
        ServiceDescriptor descriptor = ServiceDescriptor.newBuilder("bench.v1.EchoService")
                .setSchemaDescriptor((ProtoFileDescriptorSupplier) EchoFile::descriptor)
                .addMethod(ECHO)
                .addMethod(LOOK)
                .build();
        return ServerServiceDefinition.builder(descriptor)
                .addMethod(ECHO, ServerCalls.asyncUnaryCall(work))
                .addMethod(LOOK, ServerCalls.asyncUnaryCall(work))
                .build();
    }

    private static MethodDescriptor<PublishRequest, PublishRequest> method(String name) {
        return MethodDescriptor.<PublishRequest, PublishRequest>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName("bench.v1.EchoService/" + name)
                .setRequestMarshaller(ProtoUtils.marshaller(MESSAGE))
                .setResponseMarshaller(ProtoUtils.marshaller(MESSAGE))
                .build();
    }
}
