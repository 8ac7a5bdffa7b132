package dev.aura.bus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.broker.RouterStage.Actor;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Frame.Kind;
import io.grpc.Status.Code;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CommandsTest {

    private final RouterStage stage = new RouterStage();
    private final Actor caller = stage.caller();
    private final Actor again = stage.caller();

    @AfterEach
    void close() {
        assertThat(stage.router.inFlight()).as("nothing is left").isZero();
        stage.close();
    }

    @Test
    void aCommandThatRunsIsJoinedByTheSameOne() {
        Actor provider = stage.provider(8);
        stage.command(caller, "k", "c");
        Message request = provider.takes(Kind.REQUEST);
        stage.passes(Duration.ofMinutes(1));
        stage.command(again, "k", "c");
        assertThat(provider.isIdle()).isTrue();
        stage.answers(provider, request, "done");
        assertThat(RouterStage.text(caller.takes(Kind.END))).isEqualTo("done");
        assertThat(RouterStage.text(again.takes(Kind.END))).isEqualTo("done");
    }

    @Test
    void aCommandThatHasRunAnswersAsItDid() {
        Actor provider = stage.provider(8);
        stage.command(caller, "k", "c");
        stage.answers(provider, provider.takes(Kind.REQUEST), "done");
        caller.takes(Kind.END);
        long id = stage.command(again, "k", "c");
        Message end = again.takes(Kind.END);
        assertThat(end.callId()).isEqualTo(id);
        assertThat(RouterStage.text(end)).isEqualTo("done");
        assertThat(end.timing().getInstance()).isEqualTo(provider.peer.instance);
        assertThat(provider.isIdle()).isTrue();
    }

    @Test
    void aFailureIsAnOutcomeToo() {
        Actor provider = stage.provider(8);
        stage.command(caller, "k", "c");
        stage.fails(provider, provider.takes(Kind.REQUEST), Code.FAILED_PRECONDITION);
        stage.command(again, "k", "c");
        assertThat(again.takes(Kind.END).header().getStatus().getCode()).isEqualTo(Code.FAILED_PRECONDITION.value());
        assertThat(provider.isIdle()).isTrue();
    }

    @Test
    void anotherKeyAndAnotherRequestAreOtherCommands() {
        Actor provider = stage.provider(8);
        stage.command(caller, "k", "c");
        stage.command(caller, "l", "c");
        assertThat(provider.inbox).hasSize(2);
        stage.command(again, "k", "something else");
        assertThat(RouterStage.reason(again.takes(Kind.END))).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        while (!provider.isIdle()) {
            stage.answers(provider, provider.takes(Kind.REQUEST), "");
        }
        stage.command(again, "k", "something else");
        assertThat(RouterStage.reason(again.takes(Kind.END))).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aCommandWhoseInstanceWasLostIsNotRunAgain() {
        Actor provider = stage.provider(8);
        stage.command(caller, "k", "c");
        stage.leaves(provider);
        assertThat(RouterStage.reason(caller.takes(Kind.END))).isEqualTo("PROVIDER_LOST");
        Actor other = stage.provider(8);
        stage.command(again, "k", "c");
        assertThat(RouterStage.reason(again.takes(Kind.END))).isEqualTo("OUTCOME_UNKNOWN");
        assertThat(other.isIdle()).isTrue();
    }

    @Test
    void aCommandThatNeverReachedAServiceMayBeGivenAgain() {
        Actor provider = stage.provider(1);
        stage.command(caller, "first", "c");
        Message first = provider.takes(Kind.REQUEST);
        long id = stage.command(caller, "k", "c");
        stage.cancel(caller, id);
        stage.answers(provider, first, "");
        stage.command(again, "k", "c");
        stage.answers(provider, provider.takes(Kind.REQUEST), "done");
        assertThat(RouterStage.text(again.takes(Kind.END))).isEqualTo("done");
    }

    @Test
    void aCommandGoesOnForWhoeverStillWaits() {
        Actor provider = stage.provider(1);
        long first = stage.call(
                caller,
                RouterStage.COMMAND,
                "c",
                Frame.newBuilder().setIdempotencyKey("k").setRemainingNs(1_000_000));
        stage.command(again, "k", "c");
        Message request = provider.takes(Kind.REQUEST);
        stage.passes(Duration.ofMillis(2));
        assertThat(caller.takes(Kind.END).callId()).isEqualTo(first);
        assertThat(provider.isIdle()).as("neither cancelled nor sent again").isTrue();
        stage.answers(provider, request, "done");
        assertThat(RouterStage.text(again.takes(Kind.END))).isEqualTo("done");
    }

    @Test
    void aCommandWhoseOutcomeIsTooLargeToKeepIsNotRunAgain() {
        Commands commands = new Commands(RouterStage.COMMAND_KEPT.toNanos());
        Commands.Key key = new Commands.Key("o", "m", "k");
        byte[] tooLarge = new byte[(int) Commands.OUTCOME_BYTES_MAX];
        commands.end(key, 7, Message.of(Frame.newBuilder().setKind(Kind.END).setCallId(1), tooLarge), 0);
        assertThat(commands.outcome(key, 0)).isEqualTo(new Commands.Outcome(null, 7));
    }

    @Test
    void outcomesAreForgottenAfterATimeAndWithinBounds() {
        Commands commands = new Commands(RouterStage.COMMAND_KEPT.toNanos());
        for (int i = 0; i <= Commands.OUTCOMES_MAX; i++) {
            commands.end(new Commands.Key("o", "m", "k" + i), 0, null, i);
        }
        assertThat(commands.size()).isEqualTo(Commands.OUTCOMES_MAX);
        assertThat(commands.outcome(new Commands.Key("o", "m", "k0"), 0)).isNull();
        byte[] large = new byte[(int) (Commands.OUTCOME_BYTES_MAX / 2)];
        Message end = Message.of(Frame.newBuilder().setKind(Kind.END).setCallId(1), large);
        commands.end(new Commands.Key("o", "m", "large"), 0, end, 0);
        commands.end(new Commands.Key("o", "m", "larger"), 0, end, 0);
        assertThat(commands.size()).isEqualTo(1);
        assertThat(commands.outcome(
                        new Commands.Key("o", "m", "larger"),
                        RouterStage.COMMAND_KEPT.plusSeconds(1).toNanos()))
                .isNull();
    }
}
