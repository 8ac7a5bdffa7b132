package dev.aura.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aura.bus.status.Faults;
import dev.aura.proto.bus.v1.Access.Role;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any method of any service passes as it is. */
class ProxyTest {

    private static final int MESSAGE_BYTES_MAX = 1024 * 1024;

    @TempDir
    Path root;

    private final FakeMesh mesh = new FakeMesh();
    private Bridge bridge;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        Path socket = root.resolve("grpc.sock");
        mesh.echoListed = true;
        bridge = Bridge.open(
                mesh.channel(), new Callers(Role.DEVELOPER), socket, MESSAGE_BYTES_MAX, Duration.ofMillis(50));
        client = new Client(socket);
    }

    @AfterEach
    void stop() {
        client.close();
        bridge.close();
        mesh.close();
    }

    private byte[] unary(String request) {
        return ClientCalls.blockingUnaryCall(
                client.channel(), EchoMethods.UNARY, CallOptions.DEFAULT, request.getBytes(UTF_8));
    }

    @Test
    void passesAUnaryCall() {
        assertThat(unary("hello")).asString(UTF_8).isEqualTo("hello");
        assertThat(unary("")).isEmpty();
    }

    @Test
    void passesAServerStreamAsFastAsItIsReadAndNoFaster() throws InterruptedException {
        Iterator<byte[]> responses = ClientCalls.blockingServerStreamingCall(
                client.channel(), EchoMethods.SERVER_STREAM, CallOptions.DEFAULT, new byte[0]);
        for (int i = 0; i < 5_000; i++) {
            assertThat(responses.next()).hasSize(1024);
        }
        // The stream is endless: what is sent beyond what was read is what the windows on the way hold.
        assertThat(mesh.echo.sent.get()).isLessThan(5_000 + 4_000);
        client.die();
        assertThat(mesh.echo.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void passesAClientStream() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        AtomicReference<String> answer = new AtomicReference<>("");
        var requests = ClientCalls.asyncClientStreamingCall(
                client.channel().newCall(EchoMethods.CLIENT_STREAM, CallOptions.DEFAULT),
                Collecting.last(answer, done));
        for (int i = 0; i < 1_000; i++) {
            requests.onNext(new byte[100]);
        }
        requests.onCompleted();
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(answer.get()).isEqualTo("1000");
    }

    @Test
    void passesBothStreamsOfABidirectionalCall() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        AtomicReference<String> last = new AtomicReference<>("");
        var requests = ClientCalls.asyncBidiStreamingCall(
                client.channel().newCall(EchoMethods.BIDI, CallOptions.DEFAULT), Collecting.last(last, done));
        for (int i = 0; i < 100; i++) {
            requests.onNext(Integer.toString(i).getBytes(UTF_8));
        }
        requests.onCompleted();
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(last.get()).isEqualTo("99");
    }

    @Test
    void passesHeadersBothWaysButNotThoseOfTheConnection() throws InterruptedException {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("x-plain", Metadata.ASCII_STRING_MARSHALLER), "value");
        headers.put(Echo.DETAIL_BIN, new byte[] {1, 0, -1});
        AtomicReference<Metadata> replied = new AtomicReference<>(new Metadata());
        AtomicReference<Metadata> trailers = new AtomicReference<>(new Metadata());
        var channel = ClientInterceptors.intercept(
                client.channel(),
                MetadataUtils.newAttachHeadersInterceptor(headers),
                MetadataUtils.newCaptureMetadataInterceptor(replied, trailers));
        ClientCalls.blockingUnaryCall(channel, EchoMethods.UNARY, CallOptions.DEFAULT, new byte[0]);
        Metadata seen = mesh.echo.headers.take();
        assertThat(seen.get(Metadata.Key.of("x-plain", Metadata.ASCII_STRING_MARSHALLER)))
                .isEqualTo("value");
        assertThat(seen.get(Echo.DETAIL_BIN)).containsExactly(1, 0, -1);
        assertThat(seen.keys()).doesNotContain("content-type", "te", "grpc-timeout");
        assertThat(replied.get())
                .extracting(reply -> reply.get(Echo.REPLY_HEADER))
                .isEqualTo("seen");
    }

    @Test
    void passesStatusReasonAndTrailers() {
        var fault = failure(EchoMethods.FAIL);
        assertThat(fault.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(fault.getStatus().getDescription()).isEqualTo("grüße: too much");
        assertThat(Faults.reasonOf(fault)).isEqualTo("TOO_MUCH");
        assertThat(Status.trailersFromThrowable(fault).get(Echo.DETAIL_BIN)).containsExactly(0, -1, 7);
    }

    @Test
    void saysThatThereIsNoProvider() {
        var fault = failure(EchoMethods.NOWHERE);
        assertThat(fault.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(Faults.reasonOf(fault)).isEqualTo("NO_PROVIDER");
    }

    @Test
    void passesTheDeadlineAndStopsTheWorkWhenItIsOver() throws InterruptedException {
        var fault = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> ClientCalls.blockingUnaryCall(
                        client.channel(),
                        EchoMethods.HANG,
                        CallOptions.DEFAULT.withDeadlineAfter(Duration.ofMillis(500)),
                        new byte[0]));
        assertThat(fault.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        assertThat(mesh.echo.deadlines.take().timeRemaining(TimeUnit.SECONDS)).isLessThanOrEqualTo(0);
        assertThat(mesh.echo.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void cancelsTheMeshCallWhenItsCallerCancels() throws InterruptedException {
        ClientCall<byte[], byte[]> call = hang();
        call.cancel("enough", null);
        assertThat(mesh.echo.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void cancelsTheMeshCallWhenItsCallerDies() throws InterruptedException {
        hang();
        client.die();
        assertThat(mesh.echo.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private ClientCall<byte[], byte[]> hang() throws InterruptedException {
        ClientCall<byte[], byte[]> call = client.channel().newCall(EchoMethods.HANG, CallOptions.DEFAULT);
        call.start(new ClientCall.Listener<>() {}, new Metadata());
        call.sendMessage(new byte[0]);
        call.halfClose();
        call.request(1);
        assertThat(mesh.echo.hanging.await(20, TimeUnit.SECONDS)).isTrue();
        return call;
    }

    @Test
    void refusesARequestThatIsTooLarge() {
        var fault = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> ClientCalls.blockingUnaryCall(
                        client.channel(), EchoMethods.UNARY, CallOptions.DEFAULT, new byte[MESSAGE_BYTES_MAX + 1]));
        assertThat(fault.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(Faults.reasonOf(fault)).isEqualTo("MESSAGE_TOO_LARGE");
        assertThat(fault).hasMessageContaining("request of 1048577 bytes");
        assertThat(unary("still there")).asString(UTF_8).isEqualTo("still there");
    }

    @Test
    void refusesAResponseThatIsTooLargeAndSaysWhichLimit() {
        assertThat(big(MESSAGE_BYTES_MAX)).hasSize(MESSAGE_BYTES_MAX);
        var fault = catchThrowableOfType(StatusRuntimeException.class, () -> big(MESSAGE_BYTES_MAX + 1));
        assertThat(fault.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(Faults.reasonOf(fault)).isEqualTo("MESSAGE_TOO_LARGE");
        assertThat(fault).hasMessageContaining("bridge.messageBytesMax = 1048576");
    }

    private byte[] big(int bytes) {
        return ClientCalls.blockingUnaryCall(
                client.channel(),
                EchoMethods.BIG,
                CallOptions.DEFAULT,
                Integer.toString(bytes).getBytes(UTF_8));
    }

    @Test
    void servesManyCallersAtOnce() {
        List<String> answers = java.util.stream.IntStream.range(0, 500)
                .parallel()
                .mapToObj(i -> new String(unary("call " + i), UTF_8))
                .toList();
        assertThat(answers).hasSize(500).startsWith("call 0").endsWith("call 499");
    }

    private StatusRuntimeException failure(io.grpc.MethodDescriptor<byte[], byte[]> method) {
        return catchThrowableOfType(
                StatusRuntimeException.class,
                () -> ClientCalls.blockingUnaryCall(client.channel(), method, CallOptions.DEFAULT, new byte[0]));
    }
}
