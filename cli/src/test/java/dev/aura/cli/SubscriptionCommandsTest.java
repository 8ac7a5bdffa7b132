package dev.aura.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.mesh.v1.DeleteSubscriptionRequest;
import dev.aura.proto.mesh.v1.DeleteSubscriptionResponse;
import dev.aura.proto.mesh.v1.ListSubscriptionsResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SubscriptionCommandsTest {

    private static final ListSubscriptionsResponse TWO =
            Fakes.message(ListSubscriptionsResponse.getDefaultInstance(), """
            subscriptions { name: "index" pattern: "code.>" owner: "admin" created_at { seconds: 1 } position: 7 backlog: 1200
              in_lease: 3 waiting: 1 dead_letters: 2 connected: true subscriber: "indexer-0a1b2c3d" }
            subscriptions { name: "old" pattern: "a" }
            """);

    @TempDir
    Path root;

    @Test
    void showsHowEachSubscriptionStands() throws IOException {
        Fakes mesh = Fakes.of(MeshServiceGrpc.getServiceDescriptor()).answers("ListSubscriptions", TWO);
        try (CommandLineRun run = CommandLineRun.withServices(root, mesh)) {
            assertThat(run.run("subscriptions", "list").out().lines())
                    .anySatisfy(line -> assertThat(line)
                            .contains(
                                    "index",
                                    "code.>",
                                    "indexer-0a1b2c3d",
                                    "1,200 behind",
                                    "3 in lease",
                                    "1 to retry",
                                    "2 dead",
                                    "of admin",
                                    " d "))
                    .anySatisfy(line -> assertThat(line).contains("old", "not connected"));
            assertThat(run.run("subscriptions", "list", "--json").out()).contains("\"deadLetters\": \"2\"");
        }
    }

    @Test
    void saysThatThereAreNone() throws IOException {
        Fakes mesh = Fakes.of(MeshServiceGrpc.getServiceDescriptor())
                .answers("ListSubscriptions", ListSubscriptionsResponse.getDefaultInstance());
        try (CommandLineRun run = CommandLineRun.withServices(root, mesh)) {
            assertThat(run.run("subscriptions", "list").out()).isEqualTo("no durable subscriptions\n");
        }
    }

    @Test
    void deletesOneAndSaysWhatItWaitedFor() throws IOException {
        Fakes mesh = Fakes.of(MeshServiceGrpc.getServiceDescriptor())
                .answers(
                        "DeleteSubscription",
                        Fakes.message(
                                DeleteSubscriptionResponse.getDefaultInstance(),
                                "subscription { name: 'index' pattern: 'code.>' backlog: 1 }"));
        try (CommandLineRun run = CommandLineRun.withServices(root, mesh)) {
            assertThat(run.run("subscriptions", "delete", "index", "--force").out())
                    .isEqualTo("deleted index, which heard code.> and was 1 record behind\n");
            assertThat(mesh.asked(DeleteSubscriptionRequest.class).getForce()).isTrue();
            assertThat(run.run("subscriptions", "delete").exit()).isEqualTo(2);
        }
    }

    @Test
    void endsWithTheCodeOfWhatWasWrong() throws IOException {
        assertThat(exitOf(Status.Code.PERMISSION_DENIED, "NOT_OWNER")).isEqualTo(6);
        assertThat(exitOf(Status.Code.FAILED_PRECONDITION, "SUBSCRIPTION_IN_USE"))
                .isEqualTo(7);
        assertThat(exitOf(Status.Code.NOT_FOUND, "NO_SUCH_SUBSCRIPTION")).isEqualTo(7);
    }

    private int exitOf(Status.Code code, String reason) throws IOException {
        Fakes mesh = Fakes.of(MeshServiceGrpc.getServiceDescriptor()).fails("DeleteSubscription", code, reason, "no");
        try (CommandLineRun run = CommandLineRun.withServices(root, mesh)) {
            CommandLineRun.Result result = run.run("subscriptions", "delete", "index");
            assertThat(result.err()).contains(reason);
            return result.exit();
        }
    }
}
