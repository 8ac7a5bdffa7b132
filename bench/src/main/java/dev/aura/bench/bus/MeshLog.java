package dev.aura.bench.bus;

import dev.aura.bus.client.MeshClient;
import dev.aura.config.Directories;
import dev.aura.proto.bus.v1.EventInfo;
import java.time.Duration;
import java.util.UUID;

/** Durable events through the whole broker, over a connection of their own: acknowledged as FSYNCED. */
final class MeshLog implements DurableLog {

    private static final String TOPIC = "bench.durable";
    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);

    private final MeshClient client;
    private final String name = UUID.randomUUID().toString();
    private long sent;

    MeshLog(Directories directories) {
        client = MeshClient.connectAsOwner(directories.runtime(), directories.state(), "bench", CONNECT_MAX);
    }

    @Override
    public void append(byte[] record, Runnable durable) {
        EventInfo info = EventInfo.newBuilder().setId(name + ++sent).build();
        var ignored = client.events()
                .publishDurably(TOPIC, info, record)
                .outcome()
                .whenComplete((done, problem) -> {
                    if (problem == null) {
                        durable.run();
                    } else {
                        System.err.println(problem);
                    }
                });
        assert ignored != null;
    }

    @Override
    public void close() {
        client.close();
    }
}
