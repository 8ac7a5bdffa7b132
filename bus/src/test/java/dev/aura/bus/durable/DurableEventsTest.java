package dev.aura.bus.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.bus.durable.Stage.Inbox;
import dev.aura.bus.status.Faults;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DurableEventsTest {

    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final Duration BACKOFF = Duration.ofMillis(100);

    private final Stage stage = new Stage();

    @Test
    void acknowledgesAPublicationOnlyWhenItIsOnTheDisk() {
        stage.publish("a", "t.x");
        stage.events.doWork(0);
        assertThat(stage.heard).isEmpty();
        stage.settle();
        assertThat(stage.heard).containsExactly("safe a");
    }

    @Test
    void deliversWhatMatchesInOrderUpToTheLimitOfUnsettledOnes() {
        Inbox inbox = stage.subscribe(Stage.spec("sub", "t.*"));
        for (String id : List.of("a", "b", "c", "d", "e", "f")) {
            stage.publish(id, id.equals("b") ? "other" : "t.x");
        }
        stage.settle();
        assertThat(inbox.got).containsExactly("a#1", "c#1", "d#1", "e#1");
        stage.accept("sub", inbox);
        assertThat(inbox.got).containsExactly("f#1");
    }

    @Test
    void startsWithWhatIsPublishedLaterOrWithAllThatIsKept() {
        stage.publish("before", "t.x");
        Inbox fresh = stage.subscribe(Stage.spec("new", "t.x"));
        Inbox all = stage.subscribe(Stage.all("all", "t.x"));
        stage.publish("after", "t.x");
        stage.settle();
        assertThat(fresh.got).containsExactly("after#1");
        assertThat(all.got).containsExactly("before#1", "after#1");
    }

    @Test
    void goesOnWhereItStoodAfterARestartAndAKill() {
        Inbox inbox = stage.subscribe(Stage.spec("sub", "t.x"));
        stage.publish("a", "t.x");
        stage.publish("b", "t.x");
        stage.settle();
        stage.events.settle("sub", List.of(inbox.positions.getFirst()), Outcome.ACCEPTED, "", 0);
        stage.settle();
        stage.reopen();
        assertThat(stage.events.subscriptions()).singleElement().satisfies(status -> {
            assertThat(status.spec()).isEqualTo(Stage.spec("sub", "t.x"));
            assertThat(status.origin()).isEqualTo(new Origin("ada", stage.unixMs));
            assertThat(status.attached()).isFalse();
        });
        stage.publish("c", "t.x");
        stage.settle();
        Inbox again = stage.subscribe(Stage.spec("sub", "t.x"));
        assertThat(again.got).containsExactly("b#1", "c#1");
        stage.accept("sub", again);
        stage.kill();
        assertThat(stage.subscribe(Stage.spec("sub", "t.x")).got).isEmpty();
    }

    @Test
    void deliversAgainWhenTheLeaseExpiresAfterAWaitThatGrows() {
        Inbox inbox = stage.subscribe(Stage.spec("sub", "t.x"));
        stage.publish("a", "t.x");
        stage.settle();
        stage.pass(LEASE.minusMillis(1));
        assertThat(inbox.got).containsExactly("a#1");
        stage.pass(Duration.ofMillis(1));
        stage.pass(BACKOFF.minusMillis(1));
        assertThat(inbox.got).as("waits a little").containsExactly("a#1");
        stage.pass(Duration.ofMillis(1));
        assertThat(inbox.got).containsExactly("a#1", "a#2");
        stage.pass(LEASE);
        stage.pass(BACKOFF);
        assertThat(inbox.got).as("waits twice as long").hasSize(2);
        stage.pass(BACKOFF);
        assertThat(inbox.got).containsExactly("a#1", "a#2", "a#3");
        assertThat(stage.events.idleNs(stage.nowNs)).isEqualTo(LEASE.toNanos());
    }

    @Test
    void keepsWhatFailsTooOftenAsADeadLetterThroughARestart() {
        Inbox inbox = stage.subscribe(Stage.spec("sub", "t.x"));
        stage.publish("bad", "t.x");
        stage.settle();
        for (int i = 1; i <= 3; i++) {
            assertThat(inbox.got).containsExactly("bad#" + i);
            stage.reject("sub", inbox, "error " + i);
            stage.pass(Duration.ofSeconds(1));
        }
        assertThat(inbox.got).isEmpty();
        stage.reopen();
        assertThat(stage.events.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.subscription()).isEqualTo("sub");
            assertThat(letter.event().id()).isEqualTo("bad");
            assertThat(letter.event().payload()).isEmpty();
            assertThat(letter.attempts()).isEqualTo(3);
            assertThat(letter.error()).isEqualTo("error 3");
        });
        assertThat(stage.events.deadLetters("bad").getFirst().event().payload())
                .asString()
                .isEqualTo("bad");
        assertThat(stage.subscribe(Stage.spec("sub", "t.x")).got).isEmpty();
    }

    @Test
    void countsAttemptsThroughARestart() {
        Inbox inbox = stage.subscribe(Stage.spec("sub", "t.x"));
        stage.publish("bad", "t.x");
        stage.settle();
        stage.reject("sub", inbox, "first");
        stage.reopen();
        Inbox again = stage.subscribe(Stage.spec("sub", "t.x"));
        assertThat(again.got).containsExactly("bad#2");
    }

    @Test
    void replaysADeadLetterToItsSubscriptionAloneAndDiscardsOthers() {
        Inbox other = stage.subscribe(Stage.spec("other", "*.x"));
        bury("sub", "one", "two");
        stage.accept("other", other);
        assertThat(stage.events.replay("one", stage.change("replayed"))).isEqualTo(1);
        assertThat(stage.events.discard("two", stage.change("discarded"))).isEqualTo(1);
        stage.settle();
        assertThat(stage.heard).contains("replayed", "discarded");
        assertThat(stage.events.deadLetters()).isEmpty();
        assertThat(other.got).isEmpty();
        stage.reopen();
        assertThat(stage.events.deadLetters()).isEmpty();
        assertThat(stage.subscribe(Stage.spec("sub", "bad.x")).got).containsExactly("one#1");
        assertThat(stage.subscribe(Stage.spec("other", "*.x")).got).isEmpty();
    }

    @Test
    void refusesToReplayToASubscriptionThatIsGone() {
        bury("sub", "one");
        stage.events.unsubscribe("sub", status -> {}, stage.change("deleted"));
        stage.settle();
        assertThat(stage.events.deadLetters()).hasSize(1);
        assertReason("NO_SUCH_SUBSCRIPTION", () -> stage.events.replay("one", stage.change("replayed")));
    }

    @Test
    void doesNotCountAReleasedDeliveryAndMakesItAgainAtOnce() {
        Inbox inbox = stage.subscribe(Stage.spec("sub", "t.x"));
        stage.publish("a", "t.x");
        stage.settle();
        stage.events.settle("sub", inbox.take(), Outcome.RELEASED, "", stage.nowNs);
        stage.settle();
        assertThat(inbox.got).containsExactly("a#1");
    }

    @Test
    void countsOnlyTheOldestDeliveryOfAConsumerThatDied() {
        Inbox inbox = stage.subscribe(Stage.spec("sub", "t.x"));
        stage.publish("a", "t.x");
        stage.publish("b", "t.x");
        stage.settle();
        stage.events.detach("sub", inbox, stage.nowNs);
        assertThat(stage.subscribe(Stage.spec("sub", "t.x")).got).containsExactly("a#2", "b#1");
    }

    @Test
    void givesASubscriptionToTheNewestConsumer() {
        Inbox old = stage.subscribe(Stage.spec("sub", "t.x"));
        Inbox fresh = stage.subscribe(Stage.spec("sub", "t.x"));
        assertThat(old.detached).isTrue();
        stage.events.detach("sub", old, stage.nowNs);
        stage.publish("a", "t.x");
        stage.settle();
        assertThat(fresh.got).containsExactly("a#1");
        assertReason("SUBSCRIPTION_DIFFERS", () -> stage.subscribe(Stage.spec("sub", "t.y")));
    }

    @Test
    void recognisesAPublicationThatComesAgain() {
        Inbox inbox = stage.subscribe(Stage.spec("sub", "t.x"));
        stage.publish("a", "t.x");
        stage.publish("a", "t.x");
        stage.settle();
        stage.publish("a", "t.x");
        stage.reopen();
        stage.publish("a", "t.x");
        assertThat(stage.heard).containsExactly("subscribed sub", "safe a", "again a", "again a", "again a");
        assertThat(inbox.got).containsExactly("a#1");
    }

    @Test
    void doesNotLetASlowSubscriberDelayAnother() {
        Inbox slow = stage.subscribe(Stage.spec("slow", "t.x"));
        slow.room = 1;
        Inbox quick = stage.subscribe(Stage.all("quick", "t.x"));
        publish(50);
        assertThat(slow.got).containsExactly("e0#1");
        assertThat(quick.got).hasSize(50);
        slow.room = 2;
        stage.settle();
        assertThat(slow.got).containsExactly("e0#1", "e1#1", "e2#1");
    }

    @Test
    void readsFromTheDiskWhatIsNoLongerInMemory() {
        Inbox inbox = stage.subscribe(Stage.spec("sub", "t.x"));
        inbox.room = 0;
        publish(200);
        inbox.room = Integer.MAX_VALUE;
        for (int i = 0; i < 200; i += 4) {
            stage.settle();
            assertThat(inbox.got).startsWith("e" + i + "#1").hasSize(4);
            stage.accept("sub", inbox);
        }
        assertThat(inbox.got).isEmpty();
    }

    @Test
    void releasesWhatEverySubscriptionHasSettledAndKeepsTheRest() {
        Inbox slow = stage.subscribe(Stage.spec("slow", "t.x"));
        Inbox quick = stage.subscribe(Stage.all("quick", "t.x"));
        bury("sub", "bad");
        quick.take();
        slow.take();
        long first = stage.journal.journal().firstPosition();
        publish(400);
        assertThat(stage.journal.journal().firstPosition())
                .as("held back by the slow one")
                .isEqualTo(first);
        stage.events.unsubscribe("slow", status -> {}, stage.change("deleted"));
        for (int i = 0; i < 20; i++) {
            stage.accept("quick", quick);
            stage.pass(Duration.ofMillis(100));
        }
        assertThat(stage.journal.journal().firstPosition()).isGreaterThan(first);
        assertThat(stage.disk.bytes()).isLessThan(80_000);
        stage.kill();
        assertThat(stage.events.deadLetters("bad")).as("carried on").hasSize(1);
        assertThat(stage.events.subscriptions())
                .extracting(status -> status.spec().name())
                .containsExactlyInAnyOrder("quick", "sub");
        stage.publish("bad", "t.x");
        assertThat(stage.heard.getLast()).as("its id too").isEqualTo("again bad");
        assertThat(stage.subscribe(Stage.all("late", "t.x")).got)
                .as("kept for newcomers")
                .hasSizeBetween(20, 100);
    }

    @Test
    void takesNoMoreWhenASubscriptionHoldsBackTooMuchAndSaysWhich() {
        stage.subscribe(Stage.spec("stopped", "t.x")).room = 0;
        assertThatThrownBy(() -> publish(10_000))
                .hasMessageContaining("subscription stopped")
                .satisfies(error -> assertThat(Faults.reasonOf(error)).isEqualTo("JOURNAL_FULL"));
        stage.events.unsubscribe("stopped", status -> {}, stage.change("deleted"));
        for (int i = 0; i < 10; i++) {
            stage.pass(Duration.ofMillis(100));
        }
        stage.publish("again", "t.x");
        stage.settle();
        assertThat(stage.heard).endsWith("safe again");
    }

    @Test
    void saysThatAPublicationFailedWhenTheDiskDoes() {
        stage.disk.failForces(1);
        stage.publish("a", "t.x");
        stage.settle();
        assertThat(stage.heard).containsExactly("failed a JOURNAL_UNWRITABLE");
        stage.pass(Duration.ofSeconds(1));
        stage.publish("a", "t.x");
        stage.settle();
        assertThat(stage.heard).endsWith("safe a");
    }

    @Test
    void makesADeletedSubscriptionAnewWhenItIsAskedForMeanwhile() {
        stage.subscribe(Stage.spec("sub", "t.x"));
        stage.events.unsubscribe("sub", status -> {}, stage.change("deleted"));
        Inbox fresh = new Inbox();
        stage.events.subscribe(Stage.spec("sub", "t.y"), "ada", fresh, stage.change("made"), stage.nowNs);
        stage.settle();
        assertThat(stage.heard).endsWith("deleted", "made");
        stage.publish("a", "t.y");
        stage.settle();
        assertThat(fresh.got).containsExactly("a#1");
        stage.reopen();
        assertThat(stage.events.subscriptions()).hasSize(1);
    }

    private void bury(String name, String... ids) {
        Inbox inbox = stage.subscribe(Stage.spec(name, "bad.x"));
        for (String id : ids) {
            stage.publish(id, "bad.x");
        }
        stage.settle();
        for (int i = 0; i < 3; i++) {
            stage.reject(name, inbox, "no");
            stage.pass(Duration.ofMillis(500));
        }
        assertThat(stage.events.deadLetters()).hasSize(ids.length);
    }

    private void publish(int count) {
        IntStream.range(0, count).forEach(i -> {
            stage.publish("e" + i, "t.x");
            stage.settle();
        });
    }

    private static void assertReason(String reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(StatusRuntimeException.class)
                .satisfies(error -> assertThat(Faults.reasonOf(error)).isEqualTo(reason));
    }
}
