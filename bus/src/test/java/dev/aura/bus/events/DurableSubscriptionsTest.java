package dev.aura.bus.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.bus.client.MeshClient;
import dev.aura.bus.status.Faults;
import dev.aura.bus.testing.TestMesh;
import dev.aura.config.Directories;
import dev.aura.proto.bus.v1.Access.Role;
import dev.aura.proto.bus.v1.Durable;
import dev.aura.proto.mesh.v1.CreateTokenRequest;
import dev.aura.proto.mesh.v1.DeleteSubscriptionRequest;
import dev.aura.proto.mesh.v1.DurableSubscription;
import dev.aura.proto.mesh.v1.Event;
import dev.aura.proto.mesh.v1.ListSubscriptionsRequest;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import dev.aura.proto.mesh.v1.SubscribeDurablyRequest;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DurableSubscriptionsTest {

    private final Directories directories = TestMesh.newDirectories();
    private TestMesh mesh = TestMesh.start(directories, Map.of());
    private MeshClient admin = mesh.connect();

    @AfterEach
    void stop() {
        admin.close();
        mesh.close();
    }

    @Test
    void tellsWhoMadeASubscriptionAndHowFarBehindItIs() throws Exception {
        assertThat(list()).as("nothing was ever kept").isEmpty();
        admin.events().subscribeDurably("index", "code.>", event -> {}).close();
        admin.events().publishDurably("code.file", TestMesh.text("1"));
        restart();
        assertThat(list()).singleElement().satisfies(each -> {
            assertThat(each.getName()).isEqualTo("index");
            assertThat(each.getPattern()).isEqualTo("code.>");
            assertThat(each.getOwner()).isEqualTo("admin");
            assertThat(each.hasCreatedAt()).isTrue();
            assertThat(each.getBacklog()).isPositive();
            assertThat(each.getConnected()).isFalse();
            assertThat(each.getSubscriber()).isEmpty();
        });
        List<Event> heard = new CopyOnWriteArrayList<>();
        admin.events().subscribeDurably("index", "code.>", heard::add);
        TestMesh.eventually(
                () -> list().getFirst().getBacklog() == 0 && list().getFirst().getInLease() == 0);
        assertThat(heard).hasSize(1);
        assertThat(list().getFirst().getSubscriber()).startsWith("test-");
    }

    @Test
    void deletesASubscriptionForGood() throws Exception {
        admin.events().subscribeDurably("index", "a", event -> {}).close();
        TestMesh.eventually(() -> !list().getFirst().getConnected());
        admin.events().publishDurably("a", TestMesh.text("never heard"));
        assertThat(delete(admin, "index", false).getName()).isEqualTo("index");
        assertThat(list()).isEmpty();
        restart();
        assertThat(list()).isEmpty();
        List<Event> heard = new CopyOnWriteArrayList<>();
        admin.events().subscribeDurably("index", "a", heard::add);
        String next = admin.events().publishDurably("a", TestMesh.text("heard"));
        TestMesh.eventually(() -> !heard.isEmpty());
        assertThat(heard).extracting(Event::getId).containsExactly(next);
    }

    @Test
    void deletesWhatIsInUseOnlyByForceAndTellsTheSubscriber() throws Exception {
        List<String> ended = new CopyOnWriteArrayList<>();
        admin.events()
                .subscribeDurably("a", Durable.newBuilder().setName("index").build(), ending(ended));
        assertRefused("SUBSCRIPTION_IN_USE", admin, "index", false);
        delete(admin, "index", true);
        TestMesh.eventually(() -> !ended.isEmpty());
        assertThat(ended).containsExactly("TAKEN_OVER");
        assertThat(list()).isEmpty();
    }

    @Test
    void saysThatANameIsUnknown() {
        assertRefused("NO_SUCH_SUBSCRIPTION", admin, "index", false);
        admin.events().subscribeDurably("other", "a", event -> {}).close();
        assertRefused("NO_SUCH_SUBSCRIPTION", admin, "index", true);
    }

    @Test
    void letsTheOwnerAndAnAdminDeleteAndNobodyElse() throws Exception {
        Path ada = token("ada", Role.DEVELOPER);
        Path bob = token("bob", Role.DEVELOPER);
        try (MeshClient owner = connect(ada);
                MeshClient other = connect(bob)) {
            owner.events().subscribeDurably("one", "a", event -> {}).close();
            owner.events().subscribeDurably("two", "a", event -> {}).close();
            TestMesh.eventually(() -> list().stream().noneMatch(DurableSubscription::getConnected));
            assertThat(list()).extracting(DurableSubscription::getOwner).containsExactly("ada", "ada");
            assertRefused("NOT_OWNER", other, "one", true);
            delete(owner, "one", false);
            delete(admin, "two", false);
        }
        assertThat(list()).isEmpty();
    }

    @Test
    void takesNobodysWordForWhoAsks() throws Exception {
        admin.events().subscribeDurably("index", "a", event -> {}).close();
        TestMesh.eventually(() -> !list().getFirst().getConnected());
        Metadata forged = new Metadata();
        forged.put(Metadata.Key.of("aura-caller", Metadata.ASCII_STRING_MARSHALLER), "ADMIN admin");
        try (MeshClient other = connect(token("bob", Role.DEVELOPER))) {
            var stub = MeshServiceGrpc.newBlockingStub(other.channel())
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(forged));
            assertThatThrownBy(() -> stub.deleteSubscription(DeleteSubscriptionRequest.newBuilder()
                            .setName("index")
                            .build()))
                    .satisfies(e -> assertThat(Faults.reasonOf(e)).isEqualTo("NOT_OWNER"));
        }
    }

    @Test
    void aSubscriptionOverAnRpcBelongsToItsCaller() throws Exception {
        try (MeshClient ada = connect(token("ada", Role.DEVELOPER))) {
            var events = MeshServiceGrpc.newBlockingStub(ada.channel())
                    .subscribeDurably(SubscribeDurablyRequest.newBuilder()
                            .setPattern("a")
                            .setDurable(Durable.newBuilder().setName("index").setOwner("eve"))
                            .build());
            assertThat(events.next().hasEvent()).as("it stands").isFalse();
            assertThat(list()).extracting(DurableSubscription::getOwner).containsExactly("ada");
        }
    }

    private List<DurableSubscription> list() {
        return MeshServiceGrpc.newBlockingStub(admin.channel())
                .listSubscriptions(ListSubscriptionsRequest.getDefaultInstance())
                .getSubscriptionsList();
    }

    private static DurableSubscription delete(MeshClient client, String name, boolean force) {
        return MeshServiceGrpc.newBlockingStub(client.channel())
                .deleteSubscription(DeleteSubscriptionRequest.newBuilder()
                        .setName(name)
                        .setForce(force)
                        .build())
                .getSubscription();
    }

    private static void assertRefused(String reason, MeshClient client, String name, boolean force) {
        assertThatThrownBy(() -> delete(client, name, force))
                .satisfies(e -> assertThat(Faults.reasonOf(e)).isEqualTo(reason));
    }

    private static LinkEvents.DeliveryHandler ending(List<String> ended) {
        return new LinkEvents.DeliveryHandler() {
            @Override
            public void accept(Event event, int attempt) {
                throw new IllegalStateException("nothing was published");
            }

            @Override
            public void ended(io.grpc.StatusRuntimeException why) {
                ended.add(String.valueOf(Faults.reasonOf(why)));
            }
        };
    }

    private Path token(String name, Role role) {
        return Path.of(MeshServiceGrpc.newBlockingStub(admin.channel())
                .createToken(CreateTokenRequest.newBuilder()
                        .setName(name)
                        .setRole(role)
                        .build())
                .getPath());
    }

    private MeshClient connect(Path token) {
        return MeshClient.connect(mesh.socket(), "test", token, TestMesh.PATIENCE);
    }

    private void restart() {
        admin.close();
        mesh.close();
        mesh = TestMesh.start(directories, Map.of());
        admin = mesh.connect();
    }
}
