package dev.aura.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aura.bus.status.Faults;
import dev.aura.proto.llm.v1.GenerateResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What model servers do on a bad day, and who answers then. */
class FailOverTest {

    private static final String CHAT = "/v1/chat/completions";

    @TempDir
    Path root;

    private final FakeModelServer bad = new FakeModelServer();
    private final FakeModelServer good = new FakeModelServer().on(CHAT, reply -> reply.openAi("good"));

    @AfterEach
    void stop() {
        bad.close();
        good.close();
    }

    static Stream<Arguments> failuresBeforeTheFirstToken() {
        return Stream.of(
                failure("answered HTTP 500", reply -> reply.status(500, "text/plain", "boom")),
                failure(
                        "answered HTTP 429",
                        reply -> reply.status(429, "application/json", "{\"error\":{\"message\":\"slow\"}}")),
                failure(
                        "check the provider's API key",
                        reply -> reply.status(401, "text/plain", "sk-secret-key is wrong")),
                failure(
                        "a redirect, which is not followed",
                        reply -> reply.raw(
                                "HTTP/1.1 302 Found\r\nLocation: http://example.com/\r\nContent-Length: 0\r\n\r\n")),
                failure("dropped the connection", reply -> {}),
                failure("dropped the connection", reply -> {
                    reply.startStream("text/event-stream");
                    reply.chunk(": ping\n\n");
                }),
                failure("sent what is not a JSON object", reply -> {
                    reply.startStream("text/event-stream");
                    reply.chunk("data: <html>garbage\n\n");
                    reply.endStream();
                }),
                failure("reported an error in its answer", reply -> {
                    reply.startStream("text/event-stream");
                    reply.chunk("data: {\"error\":{\"message\":\"out of memory\",\"code\":500}}\n\n");
                    reply.endStream();
                }),
                failure("sent a line of more than", reply -> {
                    reply.startStream("text/event-stream");
                    for (int i = 0; i < 20; i++) {
                        reply.chunk("x".repeat(64 * 1024));
                    }
                }),
                failure("sent more than 2097152 bytes", reply -> {
                    reply.startStream("text/event-stream");
                    for (int i = 0; i < 40; i++) {
                        reply.chunk(":" + "x".repeat(64 * 1024) + "\n");
                    }
                }),
                failure("gave an empty answer", FakeModelServer.Reply::openAi),
                silence("did not answer in time", FakeModelServer.Reply::stall),
                silence("sent nothing in time", reply -> {
                    reply.startStream("text/event-stream");
                    reply.chunk(": loading\n\n");
                    reply.stall();
                }));
    }

    private static Arguments failure(String expected, FakeModelServer.Script script) {
        return Arguments.of(expected, Llm.FIRST_TOKEN, script);
    }

    private static Arguments silence(String expected, FakeModelServer.Script script) {
        return Arguments.of(expected, Llm.SHORT, script);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failuresBeforeTheFirstToken")
    void asksTheNextProviderAndSaysWhy(String expected, Duration timeout, FakeModelServer.Script script) {
        bad.on(CHAT, script);
        Endpoint first = Llm.endpoint("first", Endpoint.Kind.OPENAI, bad.base(), "test-model", timeout);
        try (Llm llm = Llm.with(root, first, Llm.openAi("second", good.base()))) {
            List<GenerateResponse> responses = llm.ask("hi");
            assertThat(Llm.text(responses)).isEqualTo("good");
            assertThat(responses.getFirst().getSource().getProvider()).isEqualTo("second");
            List<String> failedOver = responses.getFirst().getSource().getFailedOverList();
            assertThat(failedOver).hasSize(1);
            assertThat(failedOver.getFirst())
                    .startsWith("first: ")
                    .contains(expected)
                    .doesNotContain("sk-secret");
        }
    }

    @Test
    void fallsBackToBuiltinWhenNothingListens() throws IOException {
        URI closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        try (Llm llm = Llm.with(root, Llm.openAi("local", closed))) {
            List<GenerateResponse> responses = llm.ask("hi");
            assertThat(responses.getFirst().getSource().getProvider()).isEqualTo("builtin");
            assertThat(responses.getFirst().getSource().getFailedOverList())
                    .containsExactly("local: refused the connection");
            assertThat(Llm.text(responses)).contains("the configured ones did not answer");
        }
    }

    @Test
    void failsTheCallWhenTheConnectionDropsAfterTheFirstToken() {
        assertBreaksOff("dropped the connection", Llm.IDLE, reply -> {
            reply.startStream("text/event-stream");
            reply.chunk(FakeModelServer.openAiEvent("half"));
        });
    }

    @Test
    void failsTheCallWhenTheModelStallsInTheMiddle() {
        assertBreaksOff("sent nothing in time", Llm.SHORT, reply -> {
            reply.startStream("text/event-stream");
            reply.chunk(FakeModelServer.openAiEvent("half"));
            reply.stall();
        });
    }

    @Test
    void failsTheCallWhenTheStreamEndsBeforeTheModelIsDone() {
        assertBreaksOff("before the model was done", Llm.IDLE, reply -> {
            reply.startStream("text/event-stream");
            reply.chunk(FakeModelServer.openAiEvent("half"));
            reply.endStream();
        });
    }

    private void assertBreaksOff(String expected, Duration idleTimeout, FakeModelServer.Script script) {
        bad.on(CHAT, script);
        try (Llm llm = Llm.withIdleTimeout(
                root, idleTimeout, Llm.openAi("first", bad.base()), Llm.openAi("second", good.base()))) {
            var responses = llm.stub().generate(Llm.question("hi").build());
            assertThat(responses.next().getText()).isEqualTo("half");
            var fault = catchThrowableOfType(StatusRuntimeException.class, responses::next);
            assertThat(fault.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(Faults.reasonOf(fault)).isEqualTo("MODEL_BROKE_OFF");
            assertThat(fault).hasMessageContaining(expected);
            assertThat(good.requests).isEmpty();
        }
    }

    @Test
    void triesAProviderThatJustFailedAfterTheOthers() {
        bad.on(CHAT, reply -> reply.status(503, "text/plain", "loading"));
        try (Llm llm = Llm.with(root, Llm.openAi("first", bad.base()), Llm.openAi("second", good.base()))) {
            assertThat(llm.ask("hi").getFirst().getSource().getFailedOverList()).hasSize(1);
            assertThat(llm.ask("hi").getFirst().getSource().getFailedOverList()).isEmpty();
        }
    }

    @Test
    void reportsTheReasonWhenTheNamedProviderFails() {
        bad.on(CHAT, reply -> reply.status(429, "application/json", "{\"error\":{\"message\":\"slow down\"}}"));
        try (Llm llm = Llm.with(root, Llm.openAi("first", bad.base()))) {
            var fault = catchThrowableOfType(
                    StatusRuntimeException.class,
                    () -> llm.generate(
                            Llm.question("hi").setModel("first/test-model").build()));
            assertThat(fault.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            assertThat(Faults.reasonOf(fault)).isEqualTo("PROVIDER_BUSY");
            assertThat(fault).hasMessageContaining("first answered HTTP 429: slow down");
        }
    }
}
