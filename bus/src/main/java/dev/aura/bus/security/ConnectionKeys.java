package dev.aura.bus.security;

import dev.aura.bus.status.Faults;
import dev.aura.config.Configuration;
import dev.aura.config.ConfigurationSchema;
import dev.aura.config.Directories;
import dev.aura.config.Key;
import io.grpc.Status.Code;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of whoever connects to a mesh. Few, because every command reads them. */
public final class ConnectionKeys implements ConfigurationSchema {

    static final Key<Path> TOKEN_FILE = Key.path(
            "bus.tokenFile",
            "",
            "file with the token to show to the mesh; empty takes the one that the mesh made for its own user");

    static final Key<String> ADDRESS = Key.text(
            "bus.address",
            "",
            "address of a mesh on another machine, such as tcp://10.0.0.5:7447; empty takes this machine's over its Unix socket");
    static final Key<String> SERVER_KEY =
            Key.text("bus.serverKey", "", "public key of the mesh at bus.address, 40 characters");
    static final Key<Path> CLIENT_KEY_FILE = Key.path(
            "bus.clientKeyFile",
            "",
            "file with the key pair to connect to bus.address with; empty: keys/client.key in the state directory");

    @Override
    public List<Key<?>> keys() {
        return List.of(TOKEN_FILE, ADDRESS, SERVER_KEY, CLIENT_KEY_FILE);
    }

    /** The mesh of another machine that is to be used; null for this machine's. */
    public static @Nullable RemoteMesh remote(Configuration configuration, Directories directories) {
        String address = address(configuration);
        if (address.isEmpty()) {
            return null;
        }
        String serverKey = configuration.get(SERVER_KEY).strip();
        if (!CurveKeys.isKey(serverKey)) {
            throw Faults.of(
                    Code.FAILED_PRECONDITION,
                    "NO_SERVER_KEY",
                    "bus.address is " + address + ", and bus.serverKey is '" + serverKey
                            + "', which is no public key; take it from the machine of the mesh: aura keys show server");
        }
        Path named = configuration.get(CLIENT_KEY_FILE);
        Path file =
                named.toString().isEmpty() ? CurveKeys.file(CurveKeys.directory(directories.state()), "client") : named;
        return new RemoteMesh(
                address, serverKey, CurveKeys.read(file, "make one with: aura keys create client (bus.clientKeyFile)"));
    }

    /** Address of the mesh of another machine that is to be used; empty for this machine's. */
    public static String address(Configuration configuration) {
        return configuration.get(ADDRESS).strip();
    }

    /** The file with the token to show. */
    public static Path tokenFile(Configuration configuration, Directories directories) {
        Path named = configuration.get(TOKEN_FILE);
        return named.toString().isEmpty() ? TokenFile.admin(directories.state()) : named;
    }
}
