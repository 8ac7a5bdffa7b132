package dev.aura.bridge;

import dev.aura.bus.status.Faults;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The echo service behind the mesh, with eyes on what reaches it. */
final class Echo {

    static final Metadata.Key<byte[]> DETAIL_BIN = Metadata.Key.of("detail-bin", Metadata.BINARY_BYTE_MARSHALLER);
    static final Metadata.Key<String> REPLY_HEADER = Metadata.Key.of("reply-header", Metadata.ASCII_STRING_MARSHALLER);

    /** Headers of each call, in order. */
    final BlockingQueue<Metadata> headers = new LinkedBlockingQueue<>();

    /** Deadline of each call that has one. */
    final BlockingQueue<Deadline> deadlines = new LinkedBlockingQueue<>();

    /** Released when a call that hangs or streams was cancelled. */
    final CountDownLatch cancelled = new CountDownLatch(1);

    /** Released when a call that hangs is being worked on. */
    final CountDownLatch hanging = new CountDownLatch(1);

    /** Messages that the endless stream could send. */
    final AtomicInteger sent = new AtomicInteger();

    /** Messages that the counting method was given. */
    final AtomicInteger received = new AtomicInteger();

    ServerServiceDefinition definition() {
        ServerServiceDefinition service = ServerServiceDefinition.builder(EchoMethods.SERVICE)
                .addMethod(EchoMethods.UNARY, ServerCalls.asyncUnaryCall(Echo::unary))
                .addMethod(EchoMethods.SERVER_STREAM, ServerCalls.asyncServerStreamingCall(this::stream))
                .addMethod(EchoMethods.CLIENT_STREAM, ServerCalls.asyncClientStreamingCall(this::count))
                .addMethod(EchoMethods.BIDI, ServerCalls.asyncBidiStreamingCall(Echo::bidi))
                .addMethod(EchoMethods.FAIL, ServerCalls.asyncUnaryCall(Echo::fail))
                .addMethod(EchoMethods.HANG, ServerCalls.asyncUnaryCall(this::hang))
                .addMethod(EchoMethods.BIG, ServerCalls.asyncUnaryCall(Echo::big))
                .build();
        return ServerInterceptors.intercept(service, new Eyes());
    }

    private static void unary(byte[] request, StreamObserver<byte[]> responses) {
        responses.onNext(request);
        responses.onCompleted();
    }

    private void stream(byte[] request, StreamObserver<byte[]> responses) {
        var call = (ServerCallStreamObserver<byte[]>) responses;
        call.setOnCancelHandler(cancelled::countDown);
        call.setOnReadyHandler(() -> {
            while (call.isReady()) {
                call.onNext(new byte[1024]);
                sent.incrementAndGet();
            }
        });
    }

    private StreamObserver<byte[]> count(StreamObserver<byte[]> responses) {
        return new Requests(responses, message -> received.incrementAndGet(), () -> {
            responses.onNext(received.toString().getBytes(StandardCharsets.UTF_8));
            responses.onCompleted();
        });
    }

    private static StreamObserver<byte[]> bidi(StreamObserver<byte[]> responses) {
        return new Requests(responses, responses::onNext, responses::onCompleted);
    }

    private static void fail(byte[] request, StreamObserver<byte[]> responses) {
        var fault = Faults.of(Status.Code.RESOURCE_EXHAUSTED, "TOO_MUCH", "grüße: too much");
        Metadata trailers = fault.getTrailers();
        if (trailers != null) {
            trailers.put(DETAIL_BIN, new byte[] {0, -1, 7});
        }
        responses.onError(fault);
    }

    private void hang(byte[] request, StreamObserver<byte[]> responses) {
        ((ServerCallStreamObserver<byte[]>) responses).setOnCancelHandler(cancelled::countDown);
        hanging.countDown();
    }

    private static void big(byte[] request, StreamObserver<byte[]> responses) {
        byte[] answer = new byte[Integer.parseInt(new String(request, StandardCharsets.UTF_8))];
        Arrays.fill(answer, (byte) 'x');
        responses.onNext(answer);
        responses.onCompleted();
    }

    /** Notes headers and deadline, and sends a header of its own. */
    private final class Eyes implements ServerInterceptor {
        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata received, ServerCallHandler<Q, R> next) {
            headers.add(received);
            Deadline deadline = Context.current().getDeadline();
            if (deadline != null) {
                deadlines.add(deadline);
            }
            ServerCall<Q, R> answering = new io.grpc.ForwardingServerCall.SimpleForwardingServerCall<>(call) {
                @Override
                public void sendHeaders(Metadata sent) {
                    sent.put(REPLY_HEADER, "seen");
                    super.sendHeaders(sent);
                }
            };
            return Contexts.interceptCall(Context.current(), answering, received, next);
        }
    }

    private record Requests(StreamObserver<byte[]> responses, java.util.function.Consumer<byte[]> each, Runnable end)
            implements StreamObserver<byte[]> {
        @Override
        public void onNext(byte[] message) {
            each.accept(message);
        }

        @Override
        public void onError(Throwable error) {}

        @Override
        public void onCompleted() {
            end.run();
        }
    }
}
