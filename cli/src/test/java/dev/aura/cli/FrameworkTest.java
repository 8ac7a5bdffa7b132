package dev.aura.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.status.Faults;
import dev.aura.cli.command.Command;
import dev.aura.cli.command.Option;
import dev.aura.proto.mesh.v1.GetStatusRequest;
import dev.aura.proto.mesh.v1.GetStatusResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameworkTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE, MESH_DOWN, 3",
        "UNAVAILABLE, MESH_NOT_STARTED, 3",
        "UNAVAILABLE, NO_PROVIDER, 4",
        "UNIMPLEMENTED, , 4",
        "RESOURCE_EXHAUSTED, , 4",
        "DEADLINE_EXCEEDED, , 5",
        "PERMISSION_DENIED, OUTSIDE_WORKSPACE, 6",
        "UNAUTHENTICATED, , 6",
        "INVALID_ARGUMENT, , 7",
        "NOT_FOUND, , 7",
        "FAILED_PRECONDITION, NOT_A_REPOSITORY, 7",
        "INTERNAL, , 8",
        "UNKNOWN, , 8",
        "ABORTED, , 8"
    })
    void endsWithTheCodeOfTheTable(Status.Code code, @Nullable String reason, int exit) throws IOException {
        RuntimeException error =
                reason == null ? code.toStatus().asRuntimeException() : Faults.of(code, reason, "it failed");
        try (CommandLineRun run = CommandLineRun.withServices(root, failing(error))) {
            assertThat(run.run("status").exit()).isEqualTo(exit);
        }
    }

    @Test
    void saysAnErrorInOneLineWithItsReason() throws IOException {
        try (CommandLineRun run = CommandLineRun.withServices(
                root, failing(Faults.of(Status.Code.NOT_FOUND, "NO_SUCH_PATH", "src/x does not exist")))) {
            CommandLineRun.Result result = run.run("status");
            assertThat(result.err())
                    .isEqualTo("aura: src/x does not exist (reason=NO_SUCH_PATH; see aura explain NO_SUCH_PATH)\n");
            assertThat(result.out()).isEmpty();
        }
    }

    @Test
    void saysAnErrorAsJsonOnStdout() throws IOException {
        try (CommandLineRun run = CommandLineRun.withServices(
                root, failing(Faults.of(Status.Code.NOT_FOUND, "NO_SUCH_PATH", "src/\"x\" does not exist")))) {
            CommandLineRun.Result result = run.run("status", "--json");
            assertThat(result.out())
                    .startsWith("{\"error\":{\"code\":\"NOT_FOUND\",\"reason\":\"NO_SUCH_PATH\","
                            + "\"message\":\"src/\\\"x\\\" does not exist\",\"help\":\"There is no file");
            assertThat(result.err()).isEmpty();
        }
    }

    @Test
    void saysThatTheMeshIsDownWhenItMayNotStartIt() {
        try (CommandLineRun run = CommandLineRun.withoutMesh(root)) {
            assertThat(run.run("status", "--no-autostart").exit()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "status --nonsense",
                "status extra",
                "completion",
                "completion tcsh",
                "status --timeout",
                "status --timeout 5days",
                "status --set x",
                "status --json=1",
                "--timeout 1s --timeout 2s status"
            })
    void endsWithTwoOnWrongUsage(String line) {
        try (CommandLineRun run = CommandLineRun.withoutMesh(root)) {
            CommandLineRun.Result result = run.run(line.split(" ", -1));
            assertThat(result.exit()).isEqualTo(2);
            assertThat(result.err()).startsWith("aura: ").hasLineCount(1);
            assertThat(result.out()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--json --timeout 5s status",
                "status --json --timeout=5s",
                "--json -C / status",
                "status --set a.b=c --json -q"
            })
    void takesGlobalOptionsAnywhere(String line) throws IOException {
        try (CommandLineRun run = CommandLineRun.withServices(root, ready())) {
            CommandLineRun.Result result = run.run(line.split(" ", -1));
            assertThat(result.out()).startsWith("{").contains("\"state\": \"READY\"", "\"services\": []");
            assertThat(result.exit()).isZero();
        }
    }

    @Test
    void coloursOnlyOnATerminalThatWantsIt() throws IOException {
        try (CommandLineRun run = CommandLineRun.withServices(root, ready())) {
            assertThat(run.run("status").out()).doesNotContain("\u001b");
            assertThat(run.onTerminal().run("status").out()).contains("\u001b");
            assertThat(run.run("status", "--no-color").out()).doesNotContain("\u001b");
            assertThat(run.environment("NO_COLOR", "1").run("status").out()).doesNotContain("\u001b");
        }
    }

    @Test
    void endsQuietlyWhenNobodyReads() throws IOException {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        try (CommandLineRun run = CommandLineRun.withServices(root, ready()).answersTo(closed)) {
            CommandLineRun.Result result = run.run("status");
            assertThat(result.exit()).isZero();
            assertThat(result.err()).isEmpty();
        }
    }

    @Test
    void everyNameIsACommandOfThatNameWithHelp() {
        try (CommandLineRun run = CommandLineRun.withoutMesh(root)) {
            for (Command command : CommandTable.all()) {
                String name = command.syntax().name();
                assertThat(CommandTable.NAMES).contains(name);
                List<String> words = new ArrayList<>(List.of(name.split(" ", -1)));
                words.add("--help");
                CommandLineRun.Result result = run.run(words.toArray(String[]::new));
                assertThat(result.exit()).as(name).isZero();
                assertThat(result.out()).startsWith("Usage: aura " + name).contains("--json");
                for (Option option : command.syntax().options()) {
                    assertThat(result.out()).contains(option.name());
                }
            }
        }
    }

    @Test
    void printsExitCodesAndCompletions() {
        try (CommandLineRun run = CommandLineRun.withoutMesh(root)) {
            assertThat(run.run("help", "exit-codes").out()).hasLineCount(9).contains("5  deadline exceeded");
            assertThat(run.run("completion", "bash").out()).contains("complete -F");
            assertThat(run.run("completion", "fish").out()).contains("-a 'status'");
            assertThat(run.run("version").out()).startsWith("aura ");
            assertThat(run.run().out()).contains("Usage: aura COMMAND", "status");
        }
    }

    private static MeshServiceGrpc.MeshServiceImplBase failing(RuntimeException error) {
        return new MeshServiceGrpc.MeshServiceImplBase() {
            @Override
            public void getStatus(GetStatusRequest request, StreamObserver<GetStatusResponse> observer) {
                observer.onError(error);
            }
        };
    }

    private static MeshServiceGrpc.MeshServiceImplBase ready() {
        return new MeshServiceGrpc.MeshServiceImplBase() {
            @Override
            public void getStatus(GetStatusRequest request, StreamObserver<GetStatusResponse> observer) {
                observer.onNext(GetStatusResponse.newBuilder()
                        .setState(GetStatusResponse.State.READY)
                        .build());
                observer.onCompleted();
            }
        };
    }
}
