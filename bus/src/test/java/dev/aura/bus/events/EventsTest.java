package dev.aura.bus.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import dev.aura.bus.client.MeshClient;
import dev.aura.bus.status.Faults;
import dev.aura.bus.testing.TestMesh;
import dev.aura.proto.bus.v1.Guarantee;
import dev.aura.proto.mesh.v1.Event;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import dev.aura.proto.mesh.v1.PublishRequest;
import dev.aura.proto.mesh.v1.PublishResponse;
import dev.aura.proto.mesh.v1.SubscribeRequest;
import dev.aura.proto.mesh.v1.SubscribeResponse;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsTest {

    private static final int MANY = 20_000;

    private TestMesh mesh;
    private MeshClient publisher;
    private MeshClient subscriber;

    @BeforeEach
    void start() {
        mesh = TestMesh.start();
        publisher = mesh.connect();
        subscriber = mesh.connect();
    }

    @AfterEach
    void stop() {
        publisher.close();
        subscriber.close();
        mesh.close();
    }

    @Test
    void reachThoseWhosePatternMatchesInOrder() throws InterruptedException {
        List<String> words = new CopyOnWriteArrayList<>();
        List<String> tails = new CopyOnWriteArrayList<>();
        subscriber.events().subscribe("code.*.analyzed", event -> words.add(event.getTopic()));
        subscriber.events().subscribe("code.>", event -> tails.add(event.getTopic()));
        publisher.events().publish("code.file.analyzed", TestMesh.text("1"));
        publisher.events().publish("code.file.removed", TestMesh.text("2"));
        publisher.events().publish("git.commit", TestMesh.text("3"));
        publisher.events().publish("code.module.analyzed", TestMesh.text("4"));
        TestMesh.eventually(() -> tails.size() == 3 && words.size() == 2);
        assertThat(words).containsExactly("code.file.analyzed", "code.module.analyzed");
        assertThat(tails).containsExactly("code.file.analyzed", "code.file.removed", "code.module.analyzed");
    }

    @Test
    void sayWhoSentThemAndWhichTheyAre() throws Exception {
        List<Event> heard = new CopyOnWriteArrayList<>();
        subscriber.events().subscribe("a", heard::add);
        publisher.events().publish("a", TestMesh.text("x"));
        publisher.events().publish("a", TestMesh.text("y"));
        TestMesh.eventually(() -> heard.size() == 2);
        assertThat(heard).extracting(Event::getSequence).containsExactly(1L, 2L);
        assertThat(heard.getFirst().getType()).isEqualTo("google.protobuf.BytesValue");
        assertThat(heard.getFirst().getPublisher()).startsWith("test-");
        assertThat(BytesValue.parseFrom(heard.getFirst().getPayload())).isEqualTo(TestMesh.text("x"));
    }

    @Test
    void aConnectionHasNoMoreSubscriptionsThanItMay() {
        List<Events.Subscription> standing = new ArrayList<>();
        for (int i = 0; i < 1_024; i++) {
            standing.add(subscriber.events().subscribe("topic." + i, event -> {}));
        }
        assertThatThrownBy(() -> subscriber.events().subscribe("one.more", event -> {}))
                .satisfies(problem -> assertThat(Faults.reasonOf((StatusRuntimeException) problem))
                        .isEqualTo("TOO_MANY_SUBSCRIPTIONS"));
        standing.getFirst().close();
        assertThat(subscriber.events().subscribe("one.more", event -> {})).isNotNull();
    }

    @Test
    void aStoppedSubscriberDelaysNobodyElse() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch last = new CountDownLatch(1);
        MeshClient slow = mesh.connect();
        slow.events().subscribe("load.>", event -> awaitQuietly(stopped));
        subscriber.events().subscribe("load.last", event -> last.countDown());
        for (int i = 0; i < MANY; i++) {
            publisher.events().publish("load.some", TestMesh.text("x".repeat(100)));
        }
        // Publishing does not wait, so the last event may find the queue full: say it until it is heard.
        TestMesh.eventually(() -> {
            publisher.events().publish("load.last", TestMesh.text("end"));
            return last.getCount() == 0;
        });
        stopped.countDown();
        slow.close();
    }

    @Test
    void reachWhoeverSubscribesNextThoughTheTopicIsKnown() throws InterruptedException {
        List<Event> first = new CopyOnWriteArrayList<>();
        List<Event> second = new CopyOnWriteArrayList<>();
        Events.Subscription early = subscriber.events().subscribe("a", first::add);
        publisher.events().publish("a", TestMesh.text("x"));
        TestMesh.eventually(() -> first.size() == 1);
        try (Events.Subscription late = publisher.events().subscribe("*", second::add)) {
            assertThat(late).isNotNull();
            early.close();
            publisher.events().publish("a", TestMesh.text("y"));
            TestMesh.eventually(() -> second.size() == 1);
        }
        assertThat(first).hasSize(1);
        assertThat(second).extracting(Event::getSequence).containsExactly(2L);
    }

    @Test
    void canBePublishedAndHeardThroughTheService() {
        var stub = MeshServiceGrpc.newBlockingStub(subscriber.channel());
        Iterator<SubscribeResponse> heard =
                stub.subscribe(SubscribeRequest.newBuilder().setPattern("a.*").build());
        assertThat(heard.next()).isEqualTo(SubscribeResponse.getDefaultInstance());
        PublishResponse published = MeshServiceGrpc.newBlockingStub(publisher.channel())
                .publish(PublishRequest.newBuilder()
                        .setTopic("a.b")
                        .setPayload(ByteString.copyFromUtf8("x"))
                        .build());
        assertThat(published.getSubscribers()).isEqualTo(1);
        assertThat(published.getGuarantee()).isEqualTo(Guarantee.Level.MEMORY);
        Event event = heard.next().getEvent();
        assertThat(event.getId()).isEqualTo(published.getId());
        assertThat(event.getPayload().toStringUtf8()).isEqualTo("x");
    }

    @Test
    void needATopicThatIsOne() {
        assertThatThrownBy(() -> publisher.events().publish("a..b", TestMesh.text("")))
                .satisfies(error -> assertThat(Faults.reasonOf(error)).isEqualTo("BAD_TOPIC"));
        assertThatThrownBy(() -> publisher.events().subscribe(">.a", event -> {}))
                .satisfies(error -> assertThat(Faults.reasonOf(error)).isEqualTo("BAD_TOPIC"));
    }

    @Test
    void stopWhenTheSubscriptionIsClosed() throws InterruptedException {
        List<Event> heard = new CopyOnWriteArrayList<>();
        Events.Subscription subscription = subscriber.events().subscribe("a", heard::add);
        subscription.close();
        CountDownLatch after = new CountDownLatch(1);
        subscriber.events().subscribe("a", event -> after.countDown());
        publisher.events().publish("a", TestMesh.text("x"));
        assertThat(TestMesh.happens(after)).isTrue();
        assertThat(heard).isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
