package dev.aura.bus.link;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/**
 * Where and as whom to connect.
 *
 * @param context ZeroMQ context; shared with the broker for {@code inproc}
 * @param address ZeroMQ endpoint
 * @param socketFile the Unix socket behind the endpoint; null for {@code inproc}
 * @param peerName name for people
 */
public record LinkConfig(
        ZMQ.Context context, String address, @Nullable Path socketFile, String peerName) {

    public static LinkConfig ipc(ZMQ.Context context, Path socket, String peerName) {
        return new LinkConfig(context, "ipc://" + socket, socket, peerName);
    }

    public static LinkConfig inproc(ZMQ.Context context, String address, String peerName) {
        return new LinkConfig(context, address, null, peerName);
    }
}
