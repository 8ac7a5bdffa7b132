package dev.aura.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.llm.v1.AnswerSource;
import dev.aura.proto.llm.v1.CompleteRequest;
import dev.aura.proto.llm.v1.CompleteResponse;
import dev.aura.proto.llm.v1.GenerateResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What model servers send on a good day, in all the shapes in which it may arrive. */
class StreamingTest {

    private static final String CHAT = "/v1/chat/completions";

    @TempDir
    Path root;

    private final FakeModelServer server = new FakeModelServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void streamsTokenByTokenAndReportsTheServersCounts() {
        server.on(CHAT, reply -> reply.openAi("Hel", "lo ", "there"));
        try (Llm llm = Llm.with(root, Llm.openAi("local", server.base()))) {
            List<GenerateResponse> responses = llm.ask("hi");
            assertThat(responses).extracting(GenerateResponse::getText).containsExactly("Hel", "lo ", "there", "");
            AnswerSource source = responses.getFirst().getSource();
            assertThat(source.getKind()).isEqualTo(AnswerSource.Kind.MODEL);
            assertThat(source.getProvider()).isEqualTo("local");
            assertThat(source.getModel()).isEqualTo("test-model");
            assertThat(source.getFailedOverList()).isEmpty();
            assertThat(responses.getLast().getUsage().getPromptTokens()).isEqualTo(11);
            assertThat(responses.getLast().getUsage().getCompletionTokens()).isEqualTo(7);
            assertThat(responses.getLast().getUsage().getEstimated()).isFalse();
        }
    }

    @Test
    void readsAStreamThatIsCutAtEveryByteEvenWithinACharacter() {
        String text = "data: {\"choices\":[{\"delta\":{\"content\":\"Grüße 你好 🚀\"}}]}\n\ndata: [DONE]\n\n";
        server.on(CHAT, reply -> {
            reply.startStream("text/event-stream");
            for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
                reply.chunk(b);
            }
            reply.endStream();
        });
        try (Llm llm = Llm.with(root, Llm.openAi("local", server.base()))) {
            assertThat(Llm.text(llm.ask("hi"))).isEqualTo("Grüße 你好 🚀");
        }
    }

    @Test
    void acceptsAStreamThatEndsAfterItsFinishReasonWithoutDone() {
        server.on(CHAT, reply -> {
            reply.startStream("text/event-stream");
            reply.chunk(FakeModelServer.openAiEvent("all"));
            reply.chunk("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]}");
            reply.endStream();
        });
        try (Llm llm = Llm.with(root, Llm.openAi("local", server.base()))) {
            List<GenerateResponse> responses = llm.ask("hi");
            assertThat(Llm.text(responses)).isEqualTo("all");
            assertThat(responses.getLast().getUsage().getEstimated()).isTrue();
        }
    }

    @Test
    void acceptsAServerThatDoesNotStream() {
        String body = """
                {
                  "choices": [{"message": {"role": "assistant", "content": "whole"}, "finish_reason": "stop"}],
                  "usage": {"prompt_tokens": 3, "completion_tokens": 1}
                }
                """;
        server.on(CHAT, reply -> reply.status(200, "application/json; charset=utf-8", body));
        try (Llm llm = Llm.with(root, Llm.openAi("local", server.base()))) {
            assertThat(Llm.text(llm.ask("hi"))).isEqualTo("whole");
        }
    }

    @Test
    void speaksOllamasOwnProtocolWithTheContextLength() throws InterruptedException {
        server.on("/api/chat", reply -> {
            reply.startStream("application/x-ndjson");
            reply.chunk(
                    "{\"model\":\"llama\",\"message\":{\"role\":\"assistant\",\"content\":\"a\"},\"done\":false}\n{\"mess");
            reply.chunk("age\":{\"content\":\"b\"},\"done\":false}\n");
            reply.chunk("{\"message\":{\"content\":\"\"},\"done\":true,\"prompt_eval_count\":5,\"eval_count\":2}\n");
            reply.endStream();
        });
        try (Llm llm = Llm.with(root, Llm.ollama("local", server.base()))) {
            List<GenerateResponse> responses = llm.ask("hi");
            assertThat(Llm.text(responses)).isEqualTo("ab");
            assertThat(responses.getLast().getUsage().getPromptTokens()).isEqualTo(5);
            assertThat(server.requests.take().body())
                    .contains("\"num_ctx\":8192")
                    .contains("\"num_predict\":256");
        }
    }

    @Test
    void waitsForAColdModelLongerThanForAConnection() {
        server.on(CHAT, reply -> {
            Thread.sleep(Llm.CONNECT.plusMillis(200)); // The model loads; the time itself is what is tested.
            reply.openAi("warm");
        });
        try (Llm llm = Llm.with(root, Llm.openAi("local", server.base()))) {
            assertThat(Llm.text(llm.ask("hi"))).isEqualTo("warm");
        }
    }

    @Test
    void takesReasoningAsLifeButNotAsAnswer() {
        server.on(CHAT, reply -> {
            reply.startStream("text/event-stream");
            reply.chunk("data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}\n\n");
            reply.chunk(FakeModelServer.openAiEvent("42"));
            reply.chunk("data: [DONE]\n\n");
            reply.endStream();
        });
        try (Llm llm = Llm.with(root, Llm.openAi("local", server.base()))) {
            assertThat(Llm.text(llm.ask("hi"))).isEqualTo("42");
        }
    }

    @Test
    void completesWithTheWholeAnswer() {
        server.on(CHAT, reply -> reply.openAi("a", "b"));
        try (Llm llm = Llm.with(root, Llm.openAi("local", server.base()))) {
            CompleteResponse response = llm.stub()
                    .complete(CompleteRequest.newBuilder()
                            .setRequest(Llm.question("hi"))
                            .build());
            assertThat(response.getText()).isEqualTo("ab");
            assertThat(response.getSource().getProvider()).isEqualTo("local");
            assertThat(response.getUsage().getCompletionTokens()).isEqualTo(7);
        }
    }
}
