package dev.aura.bus.link;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/**
 * Where and as whom to connect.
 *
 * @param context ZeroMQ context
 * @param address ZeroMQ endpoint
 * @param socketFile the Unix socket behind the endpoint; null where there is none
 * @param peerName name for people
 * @param tokenFile file with the proof of who connects; read at each attempt, so that it may come or change meanwhile
 */
public record LinkConfig(
        ZMQ.Context context, String address, @Nullable Path socketFile, String peerName, Path tokenFile) {

    public static LinkConfig ipc(ZMQ.Context context, Path socket, String peerName, Path tokenFile) {
        return new LinkConfig(context, "ipc://" + socket, socket, peerName, tokenFile);
    }
}
