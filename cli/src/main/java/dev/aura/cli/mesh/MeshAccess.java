package dev.aura.cli.mesh;

import dev.aura.bus.client.MeshClient;
import dev.aura.bus.security.RemoteMesh;
import dev.aura.bus.status.Faults;
import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;

/** Connects to a mesh; a boundary so that tests can stand in for the mesh. */
public interface MeshAccess {

    /**
     * Connects to the mesh whose socket is given.
     *
     * @param tokenFile file with the token to show
     * @throws io.grpc.StatusRuntimeException UNAVAILABLE with reason MESH_DOWN when none answers in time
     */
    Mesh connect(Path runtimeDirectory, Path tokenFile, Duration timeout);

    /** Connects to the mesh of another machine; nothing here starts that one. */
    static Mesh overTcp(RemoteMesh remote, Path tokenFile, Duration timeout) {
        return new ClientMesh(MeshClient.connect(remote, "aura-cli", tokenFile, timeout));
    }

    /** Connects over the broker's Unix socket. */
    static Mesh overSocket(Path runtimeDirectory, Path tokenFile, Duration timeout) {
        Path socket = MeshClient.brokerSocket(runtimeDirectory);
        if (!MeshClient.isListening(socket)) {
            throw Faults.of(
                    Status.Code.UNAVAILABLE, "MESH_DOWN", "the mesh is not running: nobody listens on " + socket);
        }
        MeshClient client = MeshClient.connect(socket, "aura-cli", tokenFile, timeout);
        return new ClientMesh(client);
    }
}
