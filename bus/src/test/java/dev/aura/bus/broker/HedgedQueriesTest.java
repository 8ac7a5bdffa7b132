package dev.aura.bus.broker;

import static dev.aura.bus.broker.RouterStage.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.broker.RouterStage.Actor;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import io.grpc.Status.Code;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HedgedQueriesTest {

    private static final Duration AFTER = Duration.ofMillis(20);

    private final RouterStage stage = new RouterStage(AFTER);
    private final Actor caller = stage.caller();
    private final Actor one = stage.provider(4);
    private final Actor other = stage.provider(4);

    @AfterEach
    void closes() {
        stage.close();
    }

    @Test
    void takesTheAnswerOfTheSecondInstanceWhereTheFirstIsLate() {
        stage.call(caller, RouterStage.QUERY, "a");
        Actor late = busy();
        Actor quick = late == one ? other : one;
        Message first = late.takes(Frame.Kind.REQUEST);
        assertThat(quick.isIdle()).isTrue();
        stage.passes(AFTER);
        Message second = quick.takes(Frame.Kind.REQUEST);
        assertThat(text(second)).isEqualTo("a");
        stage.answers(quick, second, "quick");
        Message end = caller.takes(Frame.Kind.END);
        assertThat(text(end)).isEqualTo("quick");
        assertThat(end.timing().getInstance()).isEqualTo(quick.peer.instance);
        assertThat(end.timing().getAttempts()).isEqualTo(2);
        assertThat(late.takes(Frame.Kind.CANCEL).callId()).isEqualTo(first.callId());
        stage.answers(late, first, "late");
        assertNothingIsLeft();
    }

    @Test
    void cancelsTheSecondInstanceWhereTheFirstAnswers() {
        stage.call(caller, RouterStage.QUERY, "a");
        Actor first = busy();
        Actor second = first == one ? other : one;
        Message request = first.takes(Frame.Kind.REQUEST);
        stage.passes(AFTER);
        Message hedge = second.takes(Frame.Kind.REQUEST);
        stage.answers(first, request, "first");
        assertThat(text(caller.takes(Frame.Kind.END))).isEqualTo("first");
        assertThat(second.takes(Frame.Kind.CANCEL).callId()).isEqualTo(hedge.callId());
        assertNothingIsLeft();
    }

    @Test
    void doesNotTellOfAFaultWhileTheOtherInstanceWorks() {
        stage.call(caller, RouterStage.QUERY, "a");
        Actor first = busy();
        Actor second = first == one ? other : one;
        Message request = first.takes(Frame.Kind.REQUEST);
        stage.passes(AFTER);
        Message hedge = second.takes(Frame.Kind.REQUEST);
        stage.fails(first, request, Code.INTERNAL);
        assertThat(caller.isIdle()).isTrue();
        stage.fails(second, hedge, Code.INTERNAL);
        assertThat(caller.takes(Frame.Kind.END).header().getStatus().getCode()).isEqualTo(Code.INTERNAL.value());
        assertNothingIsLeft();
    }

    @Test
    void goesOnWithTheInstanceThatIsLeft() {
        stage.call(caller, RouterStage.QUERY, "a");
        Actor first = busy();
        Actor second = first == one ? other : one;
        assertThat(first.takes(Frame.Kind.REQUEST)).isNotNull();
        stage.passes(AFTER);
        Message hedge = second.takes(Frame.Kind.REQUEST);
        stage.leaves(first);
        assertThat(second.isIdle()).isTrue();
        stage.answers(second, hedge, "left");
        assertThat(text(caller.takes(Frame.Kind.END))).isEqualTo("left");
        assertThat(stage.router.inFlight()).isZero();
    }

    @Test
    void endsBothWhereTheCallerNoLongerWaits() {
        long id = stage.call(caller, RouterStage.QUERY, "a");
        Actor first = busy();
        Actor second = first == one ? other : one;
        assertThat(first.takes(Frame.Kind.REQUEST)).isNotNull();
        stage.passes(AFTER);
        assertThat(second.takes(Frame.Kind.REQUEST)).isNotNull();
        stage.cancel(caller, id);
        assertThat(first.takes(Frame.Kind.CANCEL)).isNotNull();
        assertThat(second.takes(Frame.Kind.CANCEL)).isNotNull();
        assertNothingIsLeft();
    }

    @Test
    void sendsNoCommandTwice() {
        stage.call(caller, RouterStage.COMMAND, "a");
        Actor first = busy();
        assertThat(first.takes(Frame.Kind.REQUEST)).isNotNull();
        stage.passes(AFTER.multipliedBy(100));
        assertThat(one.isIdle() && other.isIdle()).isTrue();
    }

    @Test
    void hedgesNoMoreThanTheBudgetAllows() {
        Actor wide = stage.provider(10_000);
        Actor wider = stage.provider(10_000);
        stage.leaves(one);
        stage.leaves(other);
        int queries = 4 * (int) RetryBudget.START;
        for (int i = 0; i < queries; i++) {
            stage.call(caller, RouterStage.QUERY, "query " + i);
        }
        stage.passes(AFTER);
        int sent = wide.inbox.size() + wider.inbox.size();
        assertThat(sent).isGreaterThan(queries).isLessThan(queries + 2 * (int) RetryBudget.START);
    }

    /** The one of the two that has the call. */
    private Actor busy() {
        assertThat(one.isIdle() ^ other.isIdle()).isTrue();
        return one.isIdle() ? other : one;
    }

    /** No call is left, and each slot can be used. */
    private void assertNothingIsLeft() {
        assertThat(stage.router.inFlight()).isZero();
        assertThat(caller.isIdle() && one.isIdle() && other.isIdle()).isTrue();
        for (int i = 0; i < 8; i++) {
            stage.call(caller, RouterStage.COMMAND, "command");
        }
        assertThat(one.inbox).hasSize(4);
        assertThat(other.inbox).hasSize(4);
    }
}
