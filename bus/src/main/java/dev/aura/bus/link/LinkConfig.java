package dev.aura.bus.link;

import dev.aura.bus.security.RemoteMesh;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/**
 * Where and as whom to connect.
 *
 * @param context ZeroMQ context; null where there is a socket file
 * @param address ZeroMQ endpoint
 * @param socketFile the Unix socket behind the endpoint; null where there is none
 * @param peerName name for people
 * @param tokenFile file with the proof of who connects; read at each attempt, so that it may come or change meanwhile
 * @param remote the mesh of another machine that it is; null for one behind a Unix socket
 */
public record LinkConfig(
        ZMQ.@Nullable Context context,
        String address,
        @Nullable Path socketFile,
        String peerName,
        Path tokenFile,
        @Nullable RemoteMesh remote) {

    public static LinkConfig ipc(Path socket, String peerName, Path tokenFile) {
        return new LinkConfig(null, "ipc://" + socket, socket, peerName, tokenFile, null);
    }

    /** Over TCP, encrypted. */
    public static LinkConfig tcp(ZMQ.Context context, RemoteMesh remote, String peerName, Path tokenFile) {
        return new LinkConfig(context, remote.address(), null, peerName, tokenFile, remote);
    }
}
