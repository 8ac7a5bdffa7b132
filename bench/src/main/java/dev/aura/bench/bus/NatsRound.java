package dev.aura.bench.bus;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** The same round trips through NATS core: jnats' request and reply, client and worker with a connection each. */
final class NatsRound {

    private static final String SUBJECT = "bench.echo";
    private static final int TIMES_KEPT = 1 << 18;
    private static final byte[] PAYLOAD = new byte[256];

    private final Connection client;
    private final long endNs;
    private final AtomicLong count = new AtomicLong();
    private final long[] timesNs = new long[TIMES_KEPT];
    private final CountDownLatch running;

    private NatsRound(Connection client, int inFlight, long endNs) {
        this.client = client;
        this.endNs = endNs;
        this.running = new CountDownLatch(inFlight);
    }

    @SuppressWarnings("try") // an interrupt ends the benchmark anyway
    static Rate run(String url, int inFlight, Duration warmUp, Duration time) throws IOException, InterruptedException {
        try (Connection worker = connect(url);
                Connection client = connect(url)) {
            Dispatcher echo =
                    worker.createDispatcher(message -> worker.publish(message.getReplyTo(), message.getData()));
            echo.subscribe(SUBJECT);
            worker.flush(Duration.ofSeconds(2));
            Rate warm = measure(client, inFlight, warmUp);
            assert warm.perSecond() > 0;
            return measure(client, inFlight, time);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IOException("nats-server does not answer", e);
        }
    }

    private static Connection connect(String url) throws IOException, InterruptedException {
        return Nats.connect(Options.builder().server(url).build());
    }

    private static Rate measure(Connection client, int inFlight, Duration time) throws InterruptedException {
        long startNs = System.nanoTime();
        NatsRound round = new NatsRound(client, inFlight, startNs + time.toNanos());
        for (int i = 0; i < inFlight; i++) {
            round.next();
        }
        round.running.await();
        return Rate.of(round.count.get(), Duration.ofNanos(System.nanoTime() - startNs), round.timesNs);
    }

    private void next() {
        long sentNs = System.nanoTime();
        if (sentNs >= endNs) {
            running.countDown();
            return;
        }
        var ignored = client.request(SUBJECT, PAYLOAD).whenComplete((answer, problem) -> {
            if (problem != null) {
                System.err.println(problem);
                running.countDown();
                return;
            }
            timesNs[(int) (count.getAndIncrement() % TIMES_KEPT)] = System.nanoTime() - sentNs;
            next();
        });
        assert ignored != null;
    }
}
