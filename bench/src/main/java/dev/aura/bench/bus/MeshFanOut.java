package dev.aura.bench.bus;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import dev.aura.bus.client.MeshClient;
import dev.aura.config.Directories;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Events through the mesh. */
final class MeshFanOut implements FanOut {

    private static final String TOPIC = "bench.fan-out";
    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

    private final List<MeshClient> clients = new ArrayList<>();
    private final List<Heard> heard = new ArrayList<>();
    private final MeshClient publisher;

    /** Serialized, with its tag and length, it has the size wanted. */
    private final BytesValue event = BytesValue.of(ByteString.copyFrom(new byte[PAYLOAD_BYTES - 3]));

    MeshFanOut(Directories directories) {
        publisher = connect(directories);
        for (int i = 0; i < SUBSCRIBERS; i++) {
            Heard each = new Heard();
            heard.add(each);
            connect(directories).events().subscribe(TOPIC, received -> each.note(received.getSequence()));
        }
    }

    private MeshClient connect(Directories directories) {
        MeshClient client = MeshClient.connectAsOwner(directories.runtime(), directories.state(), "bench", CONNECT_MAX);
        clients.add(client);
        return client;
    }

    @Override
    public void publish() {
        publisher.events().publish(TOPIC, event);
    }

    @Override
    public long heard(int subscriber) {
        return heard.get(subscriber).count();
    }

    @Override
    public long late() {
        return heard.stream().mapToLong(Heard::late).sum();
    }

    @Override
    public void close() {
        clients.forEach(MeshClient::close);
    }
}
