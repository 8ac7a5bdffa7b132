package dev.aura.bench.bus;

import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;

/** Messages into NATS JetStream's file storage, over a connection of their own. When the server fsyncs is a matter of its configuration. */
final class JetStreamLog implements DurableLog {

    private static final String SUBJECT = "bench.durable";
    private static final long STREAM_BYTES_MAX = 1L << 30;

    private final Connection connection;
    private final JetStream stream;

    JetStreamLog(String url) throws IOException, InterruptedException {
        connection = Nats.connect(Options.builder().server(url).build());
        stream = connection.jetStream();
    }

    /** Makes the stream that all append to. */
    void create() throws IOException, JetStreamApiException {
        var ignored = connection
                .jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name("bench")
                        .subjects(SUBJECT)
                        .storageType(StorageType.File)
                        .maxBytes(STREAM_BYTES_MAX)
                        .build());
        assert ignored != null;
    }

    @Override
    public void append(byte[] record, Runnable durable) {
        var ignored = stream.publishAsync(SUBJECT, record).whenComplete((done, problem) -> {
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
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
