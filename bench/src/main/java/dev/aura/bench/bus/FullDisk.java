package dev.aura.bench.bus;

import com.google.protobuf.ByteString;
import dev.aura.bus.client.MeshClient;
import dev.aura.proto.mesh.v1.PublishRequest;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file fills the file system of the broker's state, a tmpfs, to the last byte; durable events are published until they are refused. When
 * the file is gone they must be taken again, and every acknowledged one must be delivered.
 */
final class FullDisk implements Fault {

    static final int STATE_MIB = 128;

    private static final int EVENT_BYTES = 64 << 10;
    private static final int EVENTS_MAX = 4_000;
    private static final int BLOCK_BYTES = 4_096;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private MeshClient client;

    @SuppressWarnings("NullAway.Init") // By prepare, which comes first.
    FullDisk() {}

    @Override
    public void prepare(FaultMesh mesh) {
        client = mesh.connect("fault-run");
        mesh.closing(
                client.events().subscribeDurably("full-disk", "fault.disk", event -> heard.add(event.getId()))::close);
        if (!publish(mesh)) {
            throw new IllegalStateException("durable events are refused before the disk is full");
        }
    }

    @Override
    public void inject(FaultMesh mesh) throws IOException {
        byte[] block = new byte[BLOCK_BYTES];
        try (OutputStream filler = Files.newOutputStream(filler(mesh))) {
            while (Files.getFileStore(filler(mesh)).getUsableSpace() > 0) {
                filler.write(block);
            }
        }
        // The journal has written ahead, so it is some time until it needs space.
        int published = 0;
        while (published < EVENTS_MAX && publish(mesh)) {
            published++;
        }
        if (published == EVENTS_MAX) {
            throw new IllegalStateException("no event was refused on a full disk");
        }
    }

    @Override
    public void heal(FaultMesh mesh) throws IOException {
        Files.delete(filler(mesh));
    }

    @Override
    public boolean recovered(FaultMesh mesh) {
        return publish(mesh) && heard.containsAll(acknowledged);
    }

    private boolean publish(FaultMesh mesh) {
        byte[] payload = new byte[EVENT_BYTES];
        mesh.random.nextBytes(payload);
        PublishRequest event = FaultPeer.message(ByteString.copyFrom(payload));
        try {
            acknowledged.add(client.events().publishDurably("fault.disk", event));
            return true;
        } catch (StatusRuntimeException e) {
            return false;
        }
    }

    private static Path filler(FaultMesh mesh) {
        return mesh.directories.state().resolve("filler");
    }
}
