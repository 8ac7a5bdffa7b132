package dev.aura.bus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.aura.bus.broker.RouterStage.Actor;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Frame.Kind;
import dev.aura.proto.bus.v1.Metadata;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SharedQueriesTest {

    private final RouterStage stage = new RouterStage();
    private final Actor one = stage.caller();
    private final Actor two = stage.caller();

    @AfterEach
    void close() {
        assertThat(stage.router.inFlight()).as("nothing is left").isZero();
        stage.close();
    }

    @Test
    void identicalQueriesAreWorkedOnOnce() {
        Actor provider = stage.provider(8);
        stage.call(one, RouterStage.QUERY, "q");
        stage.call(two, RouterStage.QUERY, "q");
        stage.call(two, RouterStage.QUERY, "q");
        Message request = provider.takes(Kind.REQUEST);
        assertThat(provider.isIdle()).isTrue();
        stage.answers(provider, request, "a");
        assertThat(RouterStage.text(one.takes(Kind.END))).isEqualTo("a");
        assertThat(RouterStage.text(two.takes(Kind.END))).isEqualTo("a");
        assertThat(RouterStage.text(two.takes(Kind.END))).isEqualTo("a");
        stage.call(one, RouterStage.QUERY, "q");
        stage.answers(provider, provider.takes(Kind.REQUEST), "later");
        assertThat(RouterStage.text(one.takes(Kind.END))).isEqualTo("later");
    }

    @Test
    void whatDiffersIsNotShared() {
        Actor provider = stage.provider(8);
        stage.call(one, RouterStage.QUERY, "q");
        stage.call(two, RouterStage.QUERY, "other payload");
        stage.call(two, RouterStage.QUERY, "q", Frame.newBuilder().setTarget(provider.peer.instance));
        stage.call(two, RouterStage.QUERY, "q", Frame.newBuilder().setLane(Frame.Lane.INTERACTIVE));
        stage.call(
                two,
                RouterStage.QUERY,
                "q",
                Frame.newBuilder()
                        .addMetadata(Metadata.newBuilder().setKey("k").setValue(ByteString.copyFromUtf8("v"))));
        stage.call(two, RouterStage.QUERY, "q", Frame.newBuilder().setSupersedeKey("s"));
        stage.call(one, RouterStage.COMMAND, "q");
        stage.call(two, RouterStage.COMMAND, "q");
        assertThat(provider.inbox).hasSize(8);
        while (!provider.isIdle()) {
            stage.answers(provider, provider.takes(Kind.REQUEST), "");
        }
    }

    @Test
    void anExecutionThatBeganLongAgoIsNotShared() {
        Actor provider = stage.provider(8);
        stage.call(one, RouterStage.QUERY, "q");
        Message first = provider.takes(Kind.REQUEST);
        stage.passes(RouterStage.SHARE_AGE.plusMillis(1));
        stage.call(two, RouterStage.QUERY, "q");
        Message second = provider.takes(Kind.REQUEST);
        stage.answers(provider, first, "old");
        stage.answers(provider, second, "new");
        assertThat(RouterStage.text(one.takes(Kind.END))).isEqualTo("old");
        assertThat(RouterStage.text(two.takes(Kind.END))).isEqualTo("new");
    }

    @Test
    void oneWhoWaitsLongerStillGetsTheAnswerWhenTheFirstLosesInterest() {
        Actor provider = stage.provider(1);
        long id = stage.call(one, RouterStage.QUERY, "q");
        stage.call(two, RouterStage.QUERY, "q");
        Message request = provider.takes(Kind.REQUEST);
        stage.cancel(one, id);
        assertThat(provider.isIdle()).as("somebody still waits").isTrue();
        stage.answers(provider, request, "a");
        assertThat(RouterStage.text(two.takes(Kind.END))).isEqualTo("a");
        assertThat(one.isIdle()).isTrue();
    }

    @Test
    void theServiceHearsWhenTheLastLosesInterest() {
        Actor provider = stage.provider(1);
        long first = stage.call(one, RouterStage.QUERY, "q");
        long second = stage.call(two, RouterStage.QUERY, "q");
        Message request = provider.takes(Kind.REQUEST);
        stage.cancel(one, first);
        stage.cancel(two, second);
        assertThat(provider.takes(Kind.CANCEL).callId()).isEqualTo(request.callId());
    }

    @Test
    void aFollowerTakesThePlaceInTheQueue() {
        Actor provider = stage.provider(1);
        stage.call(one, RouterStage.COMMAND, "busy");
        Message busy = provider.takes(Kind.REQUEST);
        long id = stage.call(one, RouterStage.QUERY, "q");
        stage.call(two, RouterStage.QUERY, "q");
        stage.cancel(one, id);
        stage.answers(provider, busy, "");
        one.takes(Kind.END);
        stage.answers(provider, provider.takes(Kind.REQUEST), "a");
        assertThat(RouterStage.text(two.takes(Kind.END))).isEqualTo("a");
    }

    @Test
    void eachKeepsItsOwnDeadline() {
        Actor provider = stage.provider(1);
        stage.call(one, RouterStage.QUERY, "q", Frame.newBuilder().setRemainingNs(1_000_000));
        stage.call(two, RouterStage.QUERY, "q");
        Message request = provider.takes(Kind.REQUEST);
        stage.passes(Duration.ofMillis(2));
        assertThat(RouterStage.reason(one.takes(Kind.END))).isEqualTo("DEADLINE_EXCEEDED");
        // The first execution had the first caller's time.
        assertThat(provider.takes(Kind.CANCEL).callId()).isEqualTo(request.callId());
        Message again = provider.takes(Kind.REQUEST);
        assertThat(again.remainingNs()).isZero();
        assertThat(again.callId()).isNotEqualTo(request.callId());
        stage.answers(provider, again, "a");
        assertThat(RouterStage.text(two.takes(Kind.END))).isEqualTo("a");
    }

    @Test
    void allHearThatTheirInstanceIsGone() {
        Actor provider = stage.provider(1);
        stage.call(one, RouterStage.QUERY, "q");
        stage.call(two, RouterStage.QUERY, "q");
        stage.leaves(provider);
        stage.passes(RouterStage.RETURN_WAIT);
        assertThat(RouterStage.reason(one.takes(Kind.END))).isEqualTo("PROVIDER_LOST");
        assertThat(RouterStage.reason(two.takes(Kind.END))).isEqualTo("PROVIDER_LOST");
    }

    @Test
    void aPeerThatBreaksTheRulesHarmsOnlyItself() {
        Actor provider = stage.provider(1);
        stage.call(one, RouterStage.QUERY, "q");
        long id = stage.call(two, RouterStage.QUERY, "q");
        stage.router.fromCaller(
                two.peer, Message.of(Frame.newBuilder().setKind(Kind.DATA).setCallId(id), new byte[1]));
        assertThat(RouterStage.reason(two.takes(Kind.END))).isEqualTo("NO_CREDIT");
        stage.answers(provider, provider.takes(Kind.REQUEST), "a");
        assertThat(RouterStage.text(one.takes(Kind.END))).isEqualTo("a");
    }
}
