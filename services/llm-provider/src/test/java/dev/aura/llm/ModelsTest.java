package dev.aura.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aura.bus.status.Faults;
import dev.aura.proto.llm.v1.ListModelsRequest;
import dev.aura.proto.llm.v1.ListModelsResponse;
import dev.aura.proto.llm.v1.ListProvidersRequest;
import dev.aura.proto.llm.v1.ListProvidersResponse.Provider.Health;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which models and providers there are, and how they are named. */
class ModelsTest {

    private static final String CHAT = "/v1/chat/completions";
    private static final String MODELS =
            "{\"object\":\"list\",\"data\":[{\"id\":\"test-model\",\"max_model_len\":4096},"
                    + "{\"id\":\"qwen/qwen3-8b\"}]}";

    @TempDir
    Path root;

    private final FakeModelServer server = new FakeModelServer()
            .on("/v1/models", reply -> reply.status(200, "application/json", MODELS))
            .on(CHAT, reply -> reply.openAi("ok"));

    private final FakeModelServer ollama = new FakeModelServer()
            .on(
                    "/api/tags",
                    reply -> reply.status(
                            200, "application/json", "{\"models\":[{\"name\":\"llama:latest\",\"size\":3}]}"));

    @AfterEach
    void stop() {
        server.close();
        ollama.close();
    }

    private Llm llm() {
        return Llm.with(root, Llm.openAi("studio", server.base()), Llm.ollama("box", ollama.base()));
    }

    @Test
    void listsTheModelsOfAllProvidersAndTheDefault() {
        try (Llm llm = llm()) {
            ListModelsResponse response = llm.stub().listModels(ListModelsRequest.getDefaultInstance());
            assertThat(response.getModelsList())
                    .extracting(model -> model.getProvider() + "/" + model.getName())
                    .containsExactly(
                            "studio/qwen/qwen3-8b", "studio/test-model", "box/llama:latest", "builtin/extractive");
            assertThat(response.getModelsList().stream()
                            .filter(ListModelsResponse.Model::getDefault)
                            .toList())
                    .singleElement()
                    .satisfies(model -> assertThat(model.getName()).isEqualTo("test-model"))
                    .satisfies(model -> assertThat(model.getContextTokens()).isEqualTo(4096));
        }
    }

    @Test
    void namesTheProviderThatCannotBeAsked() {
        ollama.close();
        try (Llm llm = llm()) {
            ListModelsResponse response = llm.stub().listModels(ListModelsRequest.getDefaultInstance());
            assertThat(response.getUnavailableList()).containsExactly("box: refused the connection");
        }
    }

    @Test
    void findsAModelByItsNameAloneEvenWithASlashInIt() {
        try (Llm llm = llm()) {
            assertThat(llm.generate(Llm.question("hi").setModel("qwen/qwen3-8b").build())
                            .getFirst()
                            .getSource()
                            .getModel())
                    .isEqualTo("qwen/qwen3-8b");
            assertThat(llm.generate(Llm.question("hi")
                                    .setModel("studio/qwen/qwen3-8b")
                                    .build())
                            .getFirst()
                            .getSource()
                            .getModel())
                    .isEqualTo("qwen/qwen3-8b");
        }
    }

    @Test
    void refusesAModelThatNobodyHasAndListsTheOthers() {
        try (Llm llm = llm()) {
            for (String unknown : new String[] {"gpt-9", "studio/gpt-9"}) {
                var fault = catchThrowableOfType(
                        StatusRuntimeException.class,
                        () -> llm.generate(Llm.question("hi").setModel(unknown).build()));
                assertThat(fault.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
                assertThat(Faults.reasonOf(fault)).isEqualTo("UNKNOWN_MODEL");
                assertThat(fault).hasMessageContaining(unknown).hasMessageContaining("studio/test-model");
            }
        }
    }

    @Test
    void takesTheFirstListedModelWhereNoneIsConfigured() {
        Endpoint open = Llm.endpoint("studio", Endpoint.Kind.OPENAI, server.base(), "", Llm.FIRST_TOKEN);
        try (Llm llm = Llm.with(root, open)) {
            assertThat(llm.ask("hi").getFirst().getSource().getModel()).isEqualTo("test-model");
        }
    }

    @Test
    void knowsNoHealthBeforeAProbeAndTheTruthAfterIt() {
        ollama.close();
        try (Llm llm = llm()) {
            assertThat(llm.stub()
                            .listProviders(ListProvidersRequest.getDefaultInstance())
                            .getProvidersList())
                    .extracting(provider -> provider.getName() + " " + provider.getHealth())
                    .containsExactly("studio UNKNOWN", "box UNKNOWN", "builtin HEALTHY");
            assertThat(llm.stub()
                            .listProviders(ListProvidersRequest.newBuilder()
                                    .setProbe(true)
                                    .build())
                            .getProvidersList())
                    .extracting(provider -> provider.getName() + " " + provider.getHealth())
                    .containsExactly("studio HEALTHY", "box DOWN", "builtin HEALTHY");
        }
    }

    @Test
    void remembersTheLastOutcomeAsHealth() {
        try (Llm llm = llm()) {
            llm.ask("hi");
            var first = llm.stub()
                    .listProviders(ListProvidersRequest.getDefaultInstance())
                    .getProviders(0);
            assertThat(first.getHealth()).isEqualTo(Health.HEALTHY);
            assertThat(first.getLocal()).isTrue();
        }
    }
}
