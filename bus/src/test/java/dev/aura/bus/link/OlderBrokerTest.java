package dev.aura.bus.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.client.MeshClient;
import dev.aura.bus.testing.TestMesh;
import dev.aura.config.Directories;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.mesh.v1.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A peer of today is served by a broker that speaks only what was first written down, and sends it nothing that it would not know. */
@Timeout(60)
final class OlderBrokerTest {

    private static final int EVENTS = 50;

    @Test
    void callsPublishesAndSubscribes() throws Exception {
        Directories directories = TestMesh.newDirectories();
        Path socket = MeshClient.brokerSocket(directories.runtime());
        Files.createDirectories(directories.runtime());
        List<Event> heard = new CopyOnWriteArrayList<>();
        try (OlderBroker broker = new OlderBroker(socket);
                MeshClient client = TestMesh.connect(directories)) {
            assertThat(TestMesh.echo(client, "call")).isEqualTo("call");
            client.events().subscribe("code.>", heard::add);
            for (int i = 0; i < EVENTS; i++) {
                client.events().publish("code.file", TestMesh.text("so many at once that they would join a batch"));
            }
            TestMesh.eventually(() -> heard.size() == EVENTS);
            assertThat(broker.kinds).doesNotContain(Frame.Kind.BATCH_VALUE);
        }
    }
}
