package dev.aura.bench.bus;

import java.time.Duration;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** The same round trips with nothing but ZeroMQ: client DEALER, ROUTER-DEALER proxy, echoing DEALER; header and payload as two parts. */
final class ProxyRound {

    private static final int TIMES_KEPT = 1 << 18;
    private static final byte[] HEADER = new byte[60];
    private static final byte[] PAYLOAD = new byte[256];
    private static final int RECEIVE_MS = 50;
    private static final int TRIES = 100;

    private ProxyRound() {}

    /**
     * Runs client and worker in this process.
     *
     * @param proxyHere whether the proxy runs in this process too
     */
    static Rate run(String front, String back, boolean proxyHere, int inFlight, Duration warmUp, Duration time)
            throws InterruptedException {
        ZMQ.Context context = ZMQ.context(1);
        Thread proxy = thread(() -> {
            if (proxyHere) {
                ProxyProcess.serve(context, front, back);
            }
        });
        ZMQ.Socket client = socket(context, SocketType.DEALER);
        client.setReceiveTimeOut(RECEIVE_MS);
        Thread echo = thread(() -> echo(context, back));
        client.connect(front);
        try {
            settle(context, client, front);
            Rate warm = measure(client, inFlight, warmUp);
            assert warm.perSecond() > 0;
            return measure(client, inFlight, time);
        } finally {
            client.close();
            context.close();
            proxy.join();
            echo.join();
        }
    }

    private static Rate measure(ZMQ.Socket client, int inFlight, Duration time) {
        long[] timesNs = new long[TIMES_KEPT];
        long[] sentNs = new long[inFlight];
        long startNs = System.nanoTime();
        for (int i = 0; i < inFlight; i++) {
            sentNs[i] = send(client);
        }
        long count = 0;
        while (System.nanoTime() - startNs < time.toNanos()) {
            if (!receive(client)) {
                continue;
            }
            // One worker answers in order, so the oldest request is the one answered.
            int slot = (int) (count % inFlight);
            timesNs[(int) (count % TIMES_KEPT)] = System.nanoTime() - sentNs[slot];
            sentNs[slot] = send(client);
            count++;
        }
        Rate rate = Rate.of(count, Duration.ofNanos(System.nanoTime() - startNs), timesNs);
        drain(client);
        return rate;
    }

    private static long send(ZMQ.Socket client) {
        client.sendMore(HEADER);
        client.send(PAYLOAD);
        return System.nanoTime();
    }

    /** Waits until both ends are connected; a connect that JeroMQ lost sight of is helped by a socket that comes and goes. */
    private static void settle(ZMQ.Context context, ZMQ.Socket client, String front) {
        for (int i = 0; i < TRIES; i++) {
            send(client);
            if (receive(client)) {
                break;
            }
            ZMQ.Socket other = socket(context, SocketType.DEALER);
            other.connect(front);
            other.close();
        }
        drain(client);
    }

    /** Empties the pipe for the next measurement. */
    private static void drain(ZMQ.Socket client) {
        boolean more = receive(client);
        while (more) {
            more = receive(client);
        }
    }

    private static boolean receive(ZMQ.Socket client) {
        if (client.recv() == null) {
            return false;
        }
        while (client.hasReceiveMore()) {
            client.recv();
        }
        return true;
    }

    private static void echo(ZMQ.Context context, String back) {
        ZMQ.Socket worker = socket(context, SocketType.DEALER);
        worker.connect(back);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                byte[] part = worker.recv();
                if (part == null) {
                    break;
                }
                worker.send(part, worker.hasReceiveMore() ? ZMQ.SNDMORE : 0);
            }
        } catch (org.zeromq.ZMQException e) {
            // The context has ended.
        }
        worker.close();
    }

    static ZMQ.Socket socket(ZMQ.Context context, SocketType type) {
        ZMQ.Socket socket = context.socket(type);
        socket.setLinger(0);
        return socket;
    }

    private static Thread thread(Runnable work) {
        return Thread.ofPlatform().daemon().start(work);
    }
}
