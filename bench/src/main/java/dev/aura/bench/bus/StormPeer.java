package dev.aura.bench.bus;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages with changed bytes, connection after connection. Of four connections one changes the bytes of ZMTP, the others those of header and
 * payload; of these one never says a good HELLO. What comes back is read and thrown away.
 */
final class StormPeer implements Runnable {

    private static final int MESSAGES_MAX = 200;
    private static final int PATIENCE_SECONDS = 30;
    private static final long[] EDGES = {0, 1, -1, 127, 128, 255, 65_536, Integer.MAX_VALUE, Long.MAX_VALUE};

    private enum Where {
        ZMTP,
        FRAME,
        FRAME_OF_A_STRANGER
    }

    private final Path socket;
    private final StormScript.Said hello;
    private final List<StormScript.Said> script = StormScript.afterWelcome();
    private final Random random;
    private final StormPace pace;
    private final ByteBuffer read = ByteBuffer.allocateDirect(64 << 10);
    private long connections;
    private @Nullable IOException problem;

    /** @param pace how many messages are still to be sent, shared by all peers */
    StormPeer(Path socket, ByteString token, long seed, StormPace pace) {
        this.socket = socket;
        this.hello = StormScript.hello(token);
        this.random = new Random(seed);
        this.pace = pace;
    }

    @Override
    public void run() {
        while (!pace.isOver() && problem == null) {
            connections++;
            Where where = switch (random.nextInt(4)) {
                case 0 -> Where.ZMTP;
                case 1 -> Where.FRAME_OF_A_STRANGER;
                default -> Where.FRAME;
            };
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                channel.configureBlocking(false);
                talk(channel, where);
            } catch (IOException e) {
                problem = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    long connections() {
        return connections;
    }

    /** Why it gave up; null where it did not. */
    @Nullable
    IOException problem() {
        return problem;
    }

    private void talk(SocketChannel channel, Where where) throws IOException, InterruptedException {
        boolean open = write(channel, RawZmtp.greeting()) && write(channel, RawZmtp.ready());
        if (where != Where.FRAME_OF_A_STRANGER) {
            open = open && write(channel, ByteBuffer.wrap(RawZmtp.message(hello.header(), null)));
        }
        int count = 1 + random.nextInt(MESSAGES_MAX);
        for (int i = 0; open && i < count && pace.next(); i++) {
            open = write(channel, ByteBuffer.wrap(next(where)));
        }
    }

    private byte[] next(Where where) {
        boolean isHello = where == Where.FRAME_OF_A_STRANGER && random.nextBoolean();
        StormScript.Said said = isHello ? hello : script.get(random.nextInt(script.size()));
        if (where == Where.ZMTP) {
            return changed(RawZmtp.message(said.header(), said.payload()));
        }
        byte[] payload = said.payload();
        return payload != null && random.nextInt(4) == 0
                ? RawZmtp.message(said.header(), changed(payload))
                : RawZmtp.message(changed(said.header()), payload);
    }

    /** One to three changes: a bit, a byte, a number at which lengths turn over, or a new length. */
    private byte[] changed(byte[] good) {
        byte[] bytes = good.clone();
        for (int i = random.nextInt(3); i >= 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(8)) {
                case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(2 * bytes.length));
                case 1 -> {
                    long edge = EDGES[random.nextInt(EDGES.length)];
                    for (int j = 0; j < Long.BYTES && at + j < bytes.length; j++) {
                        bytes[at + j] = (byte) (edge >>> (Long.SIZE - Byte.SIZE * (j + 1)));
                    }
                }
                case 2, 3 -> bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                default -> bytes[at] = (byte) random.nextInt();
            }
        }
        return bytes;
    }

    /** Writes all of it while reading what comes; false when the broker has ended the connection. */
    private boolean write(SocketChannel channel, ByteBuffer bytes) throws IOException, InterruptedException {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (bytes.hasRemaining()) {
            try {
                int count = channel.write(bytes) + channel.read(read.clear());
                if (count < 0) {
                    return false;
                }
                if (count == 0) {
                    TimeUnit.MICROSECONDS.sleep(50);
                }
            } catch (IOException e) {
                return false; // a broken pipe: dropped, as it should be
            }
            if (System.nanoTime() > endNs) {
                throw new IOException("the broker has read nothing for " + PATIENCE_SECONDS + " s");
            }
        }
        return true;
    }
}
