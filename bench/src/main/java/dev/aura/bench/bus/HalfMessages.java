package dev.aura.bench.bus;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Peers that speak ZMTP by hand (RFC 23) and stall: 100 within the greeting, and 8 within a message of 4 MiB of which half comes. New peers
 * must get in beside them.
 */
final class HalfMessages implements Fault {

    private static final int GREETINGS = 100;
    private static final int MESSAGES = 8;
    private static final int MESSAGE_BYTES = 4 << 20;
    private static final byte LONG_MESSAGE = 2;

    private final List<SocketChannel> stalled = new ArrayList<>();

    @Override
    public void prepare(FaultMesh mesh) {
        // The broker is enough.
    }

    @Override
    public void inject(FaultMesh mesh) throws IOException {
        for (int i = 0; i < GREETINGS; i++) {
            SocketChannel channel = open(mesh);
            write(channel, RawZmtp.greeting().limit(1 + mesh.random.nextInt(RawZmtp.GREETING_BYTES - 1)));
        }
        byte[] half = new byte[MESSAGE_BYTES / 2];
        mesh.random.nextBytes(half);
        for (int i = 0; i < MESSAGES; i++) {
            SocketChannel channel = open(mesh);
            write(channel, RawZmtp.greeting());
            write(channel, RawZmtp.ready());
            write(
                    channel,
                    ByteBuffer.allocate(9)
                            .put(LONG_MESSAGE)
                            .putLong(MESSAGE_BYTES)
                            .flip());
            write(channel, ByteBuffer.wrap(half));
        }
    }

    @Override
    public void heal(FaultMesh mesh) throws IOException {
        for (SocketChannel channel : stalled) {
            channel.close();
        }
    }

    @Override
    public boolean recovered(FaultMesh mesh) {
        mesh.connect("newcomer");
        return true;
    }

    private SocketChannel open(FaultMesh mesh) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(mesh.socket()));
        stalled.add(channel);
        return channel;
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
