package dev.aura.bench.bus;

import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A nats-server with JetStream's file storage. */
record JetStreamServer(PeerProcess process, String url) implements AutoCloseable {

    /**
     * Starts one.
     *
     * @param name of the directory for what it keeps
     * @param setting a line for the {@code jetstream} part of its configuration; may be empty
     * @throws IOException with what it said where it does not start, as with a setting that it does not know
     */
    static JetStreamServer start(Path root, String name, String setting) throws IOException, InterruptedException {
        Path configuration = root.resolve(name + ".conf");
        Files.writeString(
                configuration, "jetstream {\n  store_dir: \"" + root.resolve(name) + "\"\n  " + setting + "\n}\n");
        int port = PeerProcess.freePort();
        return new JetStreamServer(
                PeerProcess.nats(root, port, "-c", configuration.toString()), "nats://127.0.0.1:" + port);
    }

    /** So many connections to one stream. */
    List<JetStreamLog> connect(int count) throws IOException, InterruptedException, JetStreamApiException {
        List<JetStreamLog> logs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            logs.add(new JetStreamLog(url));
        }
        logs.getFirst().create();
        return logs;
    }

    @Override
    public void close() {
        process.close();
    }
}
