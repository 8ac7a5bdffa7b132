package dev.aura.bench.bus;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** 10,000 connections, one after the other, opened and dropped: every second one after some bytes of a greeting. */
final class ManyConnections implements Fault {

    private static final int CONNECTIONS = 10_000;
    private static final int GREETING_START = 10;

    @Override
    public void prepare(FaultMesh mesh) {
        // The broker is enough.
    }

    @Override
    public void inject(FaultMesh mesh) throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(mesh.socket());
        for (int i = 0; i < CONNECTIONS; i++) {
            try (SocketChannel channel = SocketChannel.open(address)) {
                if (i % 2 == 0) {
                    ByteBuffer start = ByteBuffer.allocate(1 + mesh.random.nextInt(GREETING_START));
                    start.put(0, (byte) 0xFF);
                    int written = channel.write(start);
                    assert written > 0 : "a fresh connection has room";
                }
            }
        }
    }

    @Override
    public void heal(FaultMesh mesh) {
        // They are all dropped.
    }

    @Override
    public boolean recovered(FaultMesh mesh) {
        mesh.connect("newcomer");
        return true;
    }
}
