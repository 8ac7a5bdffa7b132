package dev.aura.bus.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.bus.client.MeshClient;
import dev.aura.bus.status.Faults;
import dev.aura.bus.testing.TestMesh;
import dev.aura.config.Directories;
import dev.aura.proto.bus.v1.Durable;
import dev.aura.proto.bus.v1.EventInfo;
import dev.aura.proto.mesh.v1.DeadLetter;
import dev.aura.proto.mesh.v1.Event;
import dev.aura.proto.mesh.v1.GetDeadLetterRequest;
import dev.aura.proto.mesh.v1.ListDeadLettersRequest;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import dev.aura.proto.mesh.v1.ReplayDeadLettersRequest;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DurableEventsOverTheBusTest {

    private final Directories directories = TestMesh.newDirectories();
    private TestMesh mesh = TestMesh.start(directories, Map.of());
    private MeshClient client = mesh.connect();

    @AfterEach
    void stop() {
        client.close();
        mesh.close();
    }

    @Test
    void whatWasAcknowledgedIsDeliveredByTheNextBroker() throws Exception {
        client.events().subscribeDurably("index", "code.>", event -> {}).close();
        String first = client.events().publishDurably("code.file", TestMesh.text("1"));
        String second = client.events().publishDurably("code.file", TestMesh.text("2"));
        restart();
        List<Event> heard = new CopyOnWriteArrayList<>();
        client.events().subscribeDurably("index", "code.>", heard::add);
        TestMesh.eventually(() -> heard.size() == 2);
        assertThat(heard).extracting(Event::getId).containsExactly(first, second);
        assertThat(heard.getFirst().getPublisher()).startsWith("test-");
        assertThat(heard.getFirst().getType()).isEqualTo("google.protobuf.BytesValue");
    }

    @Test
    void whatWasAcceptedDoesNotComeAgain() throws Exception {
        List<Event> heard = new CopyOnWriteArrayList<>();
        client.events().subscribeDurably("index", "a", heard::add);
        client.events().publishDurably("a", TestMesh.text("1"));
        TestMesh.eventually(() -> heard.size() == 1);
        restart();
        client.events().subscribeDurably("index", "a", heard::add);
        client.events().publishDurably("a", TestMesh.text("2"));
        TestMesh.eventually(() -> heard.size() == 2);
        assertThat(heard).extracting(Event::getId).doesNotHaveDuplicates();
    }

    @Test
    void anOrdinaryEventIsKeptToo() throws Exception {
        client.events().subscribeDurably("index", "a", event -> {}).close();
        client.events().publish("a", TestMesh.text("1"));
        List<Event> heard = new CopyOnWriteArrayList<>();
        client.events().subscribeDurably("index", "a", heard::add);
        TestMesh.eventually(() -> heard.size() == 1);
    }

    @Test
    void whatKeepsFailingBecomesADeadLetterThatCanBeReplayed() throws Exception {
        AtomicBoolean works = new AtomicBoolean();
        List<Event> heard = new CopyOnWriteArrayList<>();
        client.events().subscribeDurably("index", "a", event -> {
            if (!works.get()) {
                throw new IllegalStateException("no room");
            }
            heard.add(event);
        });
        String id = client.events().publishDurably("a", TestMesh.text("x"));
        var stub = MeshServiceGrpc.newBlockingStub(client.channel());
        var list = ListDeadLettersRequest.getDefaultInstance();
        TestMesh.eventually(() -> stub.listDeadLetters(list).getTotal() == 1);
        DeadLetter letter = stub.getDeadLetter(
                        GetDeadLetterRequest.newBuilder().setId(id).build())
                .getDeadLetter();
        assertThat(letter.getLastError()).isEqualTo("no room");
        assertThat(letter.getDurableName()).isEqualTo("index");
        assertThat(letter.getAttempts()).isEqualTo(5);
        works.set(true);
        assertThat(stub.replayDeadLetters(ReplayDeadLettersRequest.newBuilder()
                                .setAll(true)
                                .build())
                        .getReplayed())
                .isEqualTo(1);
        TestMesh.eventually(() -> heard.size() == 1);
        assertThat(stub.listDeadLetters(list).getTotal()).isZero();
    }

    /**
     * Order is that of what a publisher's connections carried. A publisher with several events of a topic under way that repeats those which failed puts
     * them behind newer ones itself: the first finds no broker, the second one that has just come back.
     */
    @Test
    void aPublisherThatRepeatsAnEventBehindANewerOneOvertakesItself() throws Exception {
        List<Event> heard = new CopyOnWriteArrayList<>();
        client.events().subscribeDurably("order", "a", event -> {}).close();
        mesh.close();
        DurablePublication first = publish("first");
        assertThatThrownBy(first::join)
                .satisfies(e -> assertThat(Faults.reasonOf(e)).isIn("MESH_DOWN", "MESH_LOST", "STOPPING"));
        mesh = TestMesh.start(directories, Map.of());
        TestMesh.eventually(() -> isKept(publish("second")));
        assertThat(isKept(publish("first"))).isTrue();
        client.events().subscribeDurably("order", "a", heard::add);
        TestMesh.eventually(() -> heard.size() == 2);
        assertThat(heard).extracting(Event::getId).containsExactly("second", "first");
    }

    @Test
    void whatAConnectionCarriedIsFirstDeliveredInItsOrderHoweverOftenItIsRepeated() throws Exception {
        List<String> sent = new ArrayList<>();
        List<DurablePublication> underWay = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            sent.add("e" + i);
            underWay.add(publish("e" + i));
            if (i % 3 == 0) {
                underWay.add(publish("e" + i / 2));
            }
        }
        underWay.forEach(DurablePublication::join);
        List<Event> heard = new CopyOnWriteArrayList<>();
        Durable all = Durable.newBuilder()
                .setName("order")
                .setStart(Durable.Start.ALL)
                .build();
        client.events().subscribeDurably("a", all, (event, attempt) -> heard.add(event));
        TestMesh.eventually(() -> heard.size() == sent.size());
        assertThat(heard).extracting(Event::getId).containsExactlyElementsOf(sent);
    }

    private DurablePublication publish(String id) {
        return client.events()
                .publishDurably("a", EventInfo.newBuilder().setId(id).build(), new byte[] {1});
    }

    private static boolean isKept(DurablePublication publication) {
        try {
            publication.join();
            return true;
        } catch (StatusRuntimeException e) {
            return false;
        }
    }

    @Test
    void theNewestSubscriberOfANameGetsTheEvents() throws Exception {
        List<Event> older = new CopyOnWriteArrayList<>();
        List<Event> newer = new CopyOnWriteArrayList<>();
        client.events().subscribeDurably("index", "a", older::add);
        try (MeshClient other = mesh.connect()) {
            other.events().subscribeDurably("index", "a", newer::add);
            client.events().publishDurably("a", TestMesh.text("1"));
            TestMesh.eventually(() -> newer.size() == 1);
        }
        assertThat(older).isEmpty();
    }

    @Test
    void aNameStandsForOnePattern() {
        client.events().subscribeDurably("index", "a", event -> {});
        assertThatThrownBy(() -> client.events().subscribeDurably("index", "b", event -> {}))
                .satisfies(e -> assertThat(Faults.reasonOf(e)).isEqualTo("SUBSCRIPTION_DIFFERS"));
        assertThatThrownBy(() -> client.events().subscribeDurably("in dex", "b", event -> {}))
                .satisfies(e -> assertThat(Faults.reasonOf(e)).isEqualTo("BAD_SUBSCRIPTION"));
    }

    private void restart() {
        client.close();
        mesh.close();
        mesh = TestMesh.start(directories, Map.of());
        client = mesh.connect();
    }
}
