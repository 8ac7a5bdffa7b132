package dev.aura.bus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.BytesValue;
import dev.aura.bus.status.Faults;
import dev.aura.bus.testing.Answers;
import dev.aura.bus.testing.Echo;
import dev.aura.bus.testing.EchoDaemon;
import dev.aura.bus.testing.EchoService;
import dev.aura.bus.testing.TestMesh;
import dev.aura.proto.bus.v1.Timing;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallShapesTest {

    private final EchoService service = new EchoService();
    private TestMesh mesh;
    private MeshClient client;

    @BeforeEach
    void start() {
        mesh = TestMesh.start(new EchoDaemon(service));
        client = mesh.connect();
    }

    @AfterEach
    void stop() {
        client.close();
        mesh.close();
    }

    @Test
    void answersAUnaryCall() {
        assertThat(TestMesh.echo(client, "hello")).isEqualTo("hello");
        assertThat(TestMesh.echo(client, "")).isEmpty();
    }

    @Test
    void streamsAnswersInOrderToTheLast() {
        Iterator<BytesValue> answers = ClientCalls.blockingServerStreamingCall(
                client.channel(), Echo.REPEAT, CallOptions.DEFAULT, TestMesh.text("x".repeat(1_000)));
        List<BytesValue> all = new ArrayList<>();
        answers.forEachRemaining(all::add);
        assertThat(all).hasSize(1_000);
    }

    @Test
    void joinsAStreamOfRequests() throws InterruptedException {
        Answers answers = new Answers();
        StreamObserver<BytesValue> requests =
                ClientCalls.asyncClientStreamingCall(client.channel().newCall(Echo.JOIN, CallOptions.DEFAULT), answers);
        for (int i = 0; i < 500; i++) {
            requests.onNext(TestMesh.text("ab"));
        }
        requests.onCompleted();
        assertThat(answers.await()).containsExactly("ab".repeat(500));
    }

    @Test
    void talksBothWays() throws InterruptedException {
        Answers answers = new Answers();
        StreamObserver<BytesValue> requests =
                ClientCalls.asyncBidiStreamingCall(client.channel().newCall(Echo.CHAT, CallOptions.DEFAULT), answers);
        requests.onNext(TestMesh.text("one"));
        requests.onNext(TestMesh.text("two"));
        requests.onCompleted();
        assertThat(answers.await()).containsExactly("one", "two");
    }

    @Test
    void carriesAReasonAndAMessage() {
        StatusRuntimeException error = failure(Echo.FAIL, "NO_SUCH_THING");
        assertThat(error.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(error.getStatus().getDescription()).isEqualTo("it is not there");
        assertThat(Faults.reasonOf(error)).isEqualTo("NO_SUCH_THING");
    }

    @Test
    void hidesAFaultOfTheServiceFromItsCaller() {
        StatusRuntimeException error = failure(Echo.FAIL, "");
        assertThat(error.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(error.getStatus().getDescription()).doesNotContain("secret");
        assertThat(Faults.reasonOf(error)).isEqualTo("INTERNAL");
    }

    @Test
    void saysThatAMethodIsUnknown() {
        StatusRuntimeException error = failure(Echo.MISSING, "");
        assertThat(error.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
        assertThat(Faults.reasonOf(error)).isEqualTo("UNKNOWN_METHOD");
    }

    @Test
    void saysThatNobodyProvidesAService() {
        MethodDescriptor<BytesValue, BytesValue> absent =
                Echo.ECHO.toBuilder().setFullMethodName("test.v1.Absent/Echo").build();
        StatusRuntimeException error = failure(absent, "");
        assertThat(error.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(Faults.reasonOf(error)).isEqualTo("NO_PROVIDER");
    }

    @Test
    void endsACallAtItsDeadlineAndTellsTheService() throws InterruptedException {
        CallOptions soon = CallOptions.DEFAULT.withDeadlineAfter(Duration.ofMillis(100));
        assertThatThrownBy(() -> ClientCalls.blockingUnaryCall(client.channel(), Echo.HANG, soon, TestMesh.text("")))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        error -> assertThat(error.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED));
        assertThat(TestMesh.happens(service.cancelled)).isTrue();
    }

    @Test
    void cancelReachesTheService() throws InterruptedException {
        Context.CancellableContext context = Context.current().withCancellation();
        Answers answers = new Answers();
        context.run(() -> ClientCalls.asyncUnaryCall(
                client.channel().newCall(Echo.HANG, CallOptions.DEFAULT), TestMesh.text(""), answers));
        assertThat(TestMesh.happens(service.hanging)).isTrue();
        context.cancel(null);
        assertThat(TestMesh.happens(service.cancelled)).isTrue();
        assertThat(answers.awaitError()).isEqualTo(Status.Code.CANCELLED);
    }

    @Test
    void losingTheCallerReachesTheService() throws InterruptedException {
        MeshClient leaving = mesh.connect();
        ClientCalls.asyncUnaryCall(
                leaving.channel().newCall(Echo.HANG, CallOptions.DEFAULT), TestMesh.text(""), new Answers());
        assertThat(TestMesh.happens(service.hanging)).isTrue();
        leaving.close();
        assertThat(TestMesh.happens(service.cancelled)).isTrue();
    }

    @Test
    void aSlowReaderSlowsTheWriter() {
        Iterator<BytesValue> endless = ClientCalls.blockingServerStreamingCall(
                client.channel(), Echo.REPEAT, CallOptions.DEFAULT, TestMesh.text(""));
        for (int i = 0; i < 2_000; i++) {
            assertThat(endless.hasNext()).isTrue();
            endless.next();
        }
        // What the writer is ahead is bounded by the credit given: a full window, and what was granted on the way.
        assertThat(service.repeated.get()).isLessThan(2_000 + 2 * 256);
    }

    @Test
    void saysWhereTheTimeWent() throws InterruptedException {
        Answers answers = new Answers();
        ClientCalls.asyncUnaryCall(
                answers.recordingTrailers(client.channel()).newCall(Echo.ECHO, CallOptions.DEFAULT),
                TestMesh.text("x"),
                answers);
        answers.await();
        Timing timing = MeshTrailers.timing(answers.trailers());
        assertThat(timing).isNotNull();
        assertThat(timing.getInstance()).startsWith("echo-");
        assertThat(timing.getWorkNs()).isPositive();
        assertThat(timing.getWireNs()).isPositive();
    }

    @Test
    void metadataThatNoHeaderHoldsIsRefusedAtOnce() {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("x-large", Metadata.ASCII_STRING_MARSHALLER), "x".repeat(70_000));
        Channel channel =
                ClientInterceptors.intercept(client.channel(), MetadataUtils.newAttachHeadersInterceptor(headers));
        assertThatThrownBy(() ->
                        ClientCalls.blockingUnaryCall(channel, Echo.ECHO, CallOptions.DEFAULT, TestMesh.text("x")))
                .isInstanceOfSatisfying(StatusRuntimeException.class, e -> {
                    assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
                    assertThat(Faults.reasonOf(e)).isEqualTo("HEADER_TOO_LARGE");
                });
    }

    @Test
    void aReasonThatNoHeaderHoldsEndsTheCallAllTheSame() {
        assertThat(failure(Echo.FAIL, "R".repeat(70_000)))
                .satisfies(e -> assertThat(Faults.reasonOf(e)).isEqualTo("HEADER_TOO_LARGE"));
    }

    private StatusRuntimeException failure(MethodDescriptor<BytesValue, BytesValue> method, String request) {
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(TestMesh.PATIENCE);
        try {
            ClientCalls.blockingUnaryCall(client.channel(), method, options, TestMesh.text(request));
        } catch (StatusRuntimeException e) {
            return e;
        }
        throw new AssertionError("call succeeded");
    }
}
