package dev.aura.bench.bus;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Messages through NATS core with jnats. */
final class NatsFanOut implements FanOut {

    private static final String SUBJECT = "bench.fan-out";
    private static final Duration FLUSH_MAX = Duration.ofSeconds(5);

    private final List<Connection> connections = new ArrayList<>();
    private final List<Heard> heard = new ArrayList<>();
    private final Connection publisher;
    private long sent;

    NatsFanOut(String url) throws IOException, InterruptedException {
        publisher = connect(url);
        for (int i = 0; i < SUBSCRIBERS; i++) {
            Heard each = new Heard();
            heard.add(each);
            Connection subscriber = connect(url);
            subscriber
                    .createDispatcher(message ->
                            each.note(ByteBuffer.wrap(message.getData()).getLong()))
                    .subscribe(SUBJECT);
            flush(subscriber);
        }
    }

    private Connection connect(String url) throws IOException, InterruptedException {
        Connection connection = Nats.connect(Options.builder().server(url).build());
        connections.add(connection);
        return connection;
    }

    private static void flush(Connection connection) throws IOException, InterruptedException {
        try {
            connection.flush(FLUSH_MAX);
        } catch (TimeoutException e) {
            throw new IOException("nats-server does not answer", e);
        }
    }

    @Override
    public void publish() {
        publisher.publish(
                SUBJECT, ByteBuffer.allocate(PAYLOAD_BYTES).putLong(0, ++sent).array());
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
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
