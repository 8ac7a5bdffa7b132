package dev.aura.bench.bus;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
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
    private static final int GREETING_BYTES = 64;
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
            write(channel, greeting().limit(1 + mesh.random.nextInt(GREETING_BYTES - 1)));
        }
        byte[] half = new byte[MESSAGE_BYTES / 2];
        mesh.random.nextBytes(half);
        for (int i = 0; i < MESSAGES; i++) {
            SocketChannel channel = open(mesh);
            write(channel, greeting());
            write(channel, ready());
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

    /** Signature, version 3.0, mechanism NULL, no server, filler. */
    private static ByteBuffer greeting() {
        ByteBuffer greeting = ByteBuffer.allocate(GREETING_BYTES);
        greeting.put((byte) 0xFF).position(9);
        greeting.put((byte) 0x7F).put((byte) 3).put((byte) 0);
        greeting.put("NULL".getBytes(StandardCharsets.US_ASCII));
        return greeting.clear();
    }

    /** The command READY with the socket's type. */
    private static ByteBuffer ready() {
        byte[] name = "Socket-Type".getBytes(StandardCharsets.US_ASCII);
        byte[] type = "DEALER".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer body = ByteBuffer.allocate(6 + 1 + name.length + 4 + type.length);
        body.put((byte) 5).put("READY".getBytes(StandardCharsets.US_ASCII));
        body.put((byte) name.length).put(name).putInt(type.length).put(type).flip();
        ByteBuffer command = ByteBuffer.allocate(2 + body.remaining());
        return command.put((byte) 4).put((byte) body.remaining()).put(body).flip();
    }
}
