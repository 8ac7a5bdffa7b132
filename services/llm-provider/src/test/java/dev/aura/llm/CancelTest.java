package dev.aura.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aura.proto.llm.v1.GenerateRequest;
import dev.aura.proto.llm.v1.GenerateResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A caller that gives up stops the model server's work too. */
class CancelTest {

    private static final String CHAT = "/v1/chat/completions";

    @TempDir
    Path root;

    private final FakeModelServer server = new FakeModelServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void closesTheConnectionWhileTheAnswerStreams() throws InterruptedException {
        server.on(CHAT, reply -> {
            reply.startStream("text/event-stream");
            reply.chunk(FakeModelServer.openAiEvent("first"));
            reply.stall();
        });
        assertCancelReachesServer(true);
    }

    @Test
    void closesTheConnectionWhileTheModelLoads() throws InterruptedException {
        server.on(CHAT, FakeModelServer.Reply::stall);
        assertCancelReachesServer(false);
    }

    private void assertCancelReachesServer(boolean afterFirstToken) throws InterruptedException {
        Endpoint patient = Llm.endpoint("local", Endpoint.Kind.OPENAI, server.base(), "m", Duration.ofSeconds(50));
        try (Llm llm = Llm.with(root, patient)) {
            Caller caller = new Caller();
            llm.asyncStub().generate(Llm.question("hi").build(), caller);
            assertThat(server.requests.poll(20, TimeUnit.SECONDS)).isNotNull();
            if (afterFirstToken) {
                assertThat(caller.first.await(20, TimeUnit.SECONDS)).isTrue();
            }
            caller.cancel();
            assertThat(server.callerGone().await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(llm.stub()
                            .getUsage(dev.aura.proto.llm.v1.GetUsageRequest.getDefaultInstance())
                            .getEntriesList())
                    .isEmpty();
        }
    }

    @Test
    void leavesTimeForTheNextProviderBeforeTheCallersDeadline() {
        server.on(CHAT, FakeModelServer.Reply::stall);
        Endpoint patient = Llm.endpoint("local", Endpoint.Kind.OPENAI, server.base(), "m", Duration.ofSeconds(50));
        try (Llm llm = Llm.with(root, patient)) {
            var responses = llm.stub()
                    .withDeadlineAfter(Duration.ofSeconds(6))
                    .generate(Llm.question("hi").build());
            assertThat(responses.next().getSource().getProvider()).isEqualTo("builtin");
        }
    }

    @Test
    void endsAtTheCallersDeadlineWhenAProviderIsNamed() throws InterruptedException {
        server.on(CHAT, FakeModelServer.Reply::stall);
        Endpoint patient = Llm.endpoint("local", Endpoint.Kind.OPENAI, server.base(), "m", Duration.ofSeconds(50));
        try (Llm llm = Llm.with(root, patient)) {
            var responses = llm.stub()
                    .withDeadlineAfter(Duration.ofSeconds(2))
                    .generate(Llm.question("hi").setModel("local").build());
            var fault = catchThrowableOfType(StatusRuntimeException.class, responses::next);
            assertThat(fault.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
            assertThat(server.callerGone().await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static final class Caller implements ClientResponseObserver<GenerateRequest, GenerateResponse> {
        private final CountDownLatch first = new CountDownLatch(1);
        private final java.util.concurrent.CompletableFuture<ClientCallStreamObserver<GenerateRequest>> call =
                new java.util.concurrent.CompletableFuture<>();

        void cancel() {
            call.join().cancel("enough", null);
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<GenerateRequest> started) {
            call.complete(started);
        }

        @Override
        public void onNext(GenerateResponse response) {
            first.countDown();
        }

        @Override
        public void onError(Throwable error) {}

        @Override
        public void onCompleted() {}
    }
}
