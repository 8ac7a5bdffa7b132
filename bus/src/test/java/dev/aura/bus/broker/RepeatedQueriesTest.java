package dev.aura.bus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.broker.RouterStage.Actor;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Frame.Kind;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RepeatedQueriesTest {

    private final RouterStage stage = new RouterStage();
    private final Actor caller = stage.caller();

    @AfterEach
    void close() {
        assertThat(stage.router.inFlight()).as("nothing is left").isZero();
        stage.close();
    }

    @Test
    void aQueryOfALostInstanceGoesToAnother() {
        Actor one = stage.provider(1);
        stage.call(caller, RouterStage.QUERY, "q");
        one.takes(Kind.REQUEST);
        Actor other = stage.provider(1);
        stage.leaves(one);
        Message again = other.takes(Kind.REQUEST);
        assertThat(RouterStage.text(again)).isEqualTo("q");
        stage.answers(other, again, "a");
        Message end = caller.takes(Kind.END);
        assertThat(RouterStage.text(end)).isEqualTo("a");
        assertThat(end.timing().getAttempts()).isEqualTo(2);
        assertThat(end.timing().getInstance()).isEqualTo(other.peer.instance);
    }

    @Test
    void aQueryWaitsForItsServiceToComeBack() {
        Actor one = stage.provider(1);
        stage.call(caller, RouterStage.QUERY, "sent");
        stage.call(caller, RouterStage.QUERY, "waiting");
        one.takes(Kind.REQUEST);
        stage.leaves(one);
        assertThat(caller.isIdle()).isTrue();
        stage.passes(RouterStage.RETURN_WAIT.minusMillis(1));
        Actor back = stage.provider(2);
        stage.answers(back, back.takes(Kind.REQUEST), "1");
        stage.answers(back, back.takes(Kind.REQUEST), "2");
        caller.takes(Kind.END);
        caller.takes(Kind.END);
    }

    @Test
    void aQueryDoesNotWaitLongerThanItMayOrThanItsDeadline() {
        Actor one = stage.provider(1);
        stage.call(caller, RouterStage.QUERY, "short", remaining(Duration.ofSeconds(1)));
        stage.call(caller, RouterStage.QUERY, "endless");
        one.takes(Kind.REQUEST);
        stage.leaves(one);
        stage.passes(Duration.ofSeconds(1));
        assertThat(RouterStage.reason(caller.takes(Kind.END))).isEqualTo("DEADLINE_EXCEEDED");
        stage.passes(RouterStage.RETURN_WAIT);
        assertThat(RouterStage.reason(caller.takes(Kind.END))).isEqualTo("NO_PROVIDER");
    }

    @Test
    void aCommandOfALostInstanceFails() {
        Actor one = stage.provider(1);
        Actor other = stage.provider(1);
        stage.call(caller, RouterStage.COMMAND, "c");
        Actor chosen = one.isIdle() ? other : one;
        stage.leaves(chosen);
        assertThat(RouterStage.reason(caller.takes(Kind.END))).isEqualTo("PROVIDER_LOST");
        assertThat((chosen == one ? other : one).isIdle()).isTrue();
    }

    @Test
    void aQueryThatNamedItsInstanceFailsWithIt() {
        Actor one = stage.provider(1);
        stage.provider(1);
        stage.call(caller, RouterStage.QUERY, "q", Frame.newBuilder().setTarget(one.peer.instance));
        stage.leaves(one);
        assertThat(RouterStage.reason(caller.takes(Kind.END))).isEqualTo("PROVIDER_LOST");
    }

    @Test
    void aQueryIsNotAskedAgainOnceItsAnswerHasBegun() {
        Actor one = stage.provider(1);
        stage.call(caller, RouterStage.QUERY, "q");
        Message request = one.takes(Kind.REQUEST);
        stage.router.fromProvider(
                one.peer,
                Message.of(Frame.newBuilder().setKind(Kind.HEADERS).setCallId(request.callId())),
                stage.nowNs);
        caller.takes(Kind.HEADERS);
        Actor other = stage.provider(1);
        stage.leaves(one);
        assertThat(RouterStage.reason(caller.takes(Kind.END))).isEqualTo("PROVIDER_LOST");
        assertThat(other.isIdle()).isTrue();
    }

    @Test
    void retriesAreBounded() {
        int calls = (int) (RetryBudget.START * 2);
        Actor one = stage.provider(calls);
        for (int i = 0; i < calls; i++) {
            stage.call(caller, RouterStage.QUERY, "q" + i);
        }
        Actor other = stage.provider(calls);
        stage.leaves(one);
        // A tenth of what was sent comes on top of what there is at the start.
        assertThat(other.inbox).hasSizeBetween((int) RetryBudget.START, (int) (RetryBudget.START + calls / 10.0));
        assertThat(caller.inbox).hasSize(calls - other.inbox.size());
        while (!other.isIdle()) {
            stage.answers(other, other.takes(Kind.REQUEST), "");
        }
    }

    @Test
    void aLateAnswerOfAFormerInstanceIsNotTheAnswer() {
        Actor one = stage.provider(1);
        long id = stage.call(caller, RouterStage.QUERY, "q");
        Message first = one.takes(Kind.REQUEST);
        Actor other = stage.provider(1);
        stage.leaves(one);
        Message again = other.takes(Kind.REQUEST);
        assertThat(again.callId()).isNotEqualTo(first.callId());
        stage.answers(one, first, "late");
        assertThat(caller.isIdle()).isTrue();
        stage.cancel(caller, id);
        assertThat(other.takes(Kind.CANCEL).callId()).isEqualTo(again.callId());
    }

    private static Frame.Builder remaining(Duration time) {
        return Frame.newBuilder().setRemainingNs(TimeUnit.MILLISECONDS.toNanos(time.toMillis()));
    }
}
