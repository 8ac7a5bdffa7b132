package dev.aura.bridge;

import dev.aura.config.Configuration;
import dev.aura.config.ConfigurationSchema;
import dev.aura.config.Key;
import dev.aura.proto.bus.v1.Access.Role;
import java.util.List;
import java.util.Locale;

/** The keys of this module. */
public final class BridgeKeys implements ConfigurationSchema {

    static final Key<Boolean> ENABLED =
            Key.flag("bridge.enabled", true, "whether gRPC is served on <runtime directory>/grpc.sock");
    static final Key<Integer> TCP_PORT = Key.integer(
                    "bridge.tcpPort",
                    0,
                    "also serve gRPC on this loopback TCP port, which every user of the machine can reach; 0: do not")
            .between(0, 65_535);
    static final Key<Integer> MESSAGE_BYTES_MAX = Key.integer(
                    "bridge.messageBytesMax",
                    16 * 1024 * 1024,
                    "largest message passed on in either direction, in bytes")
            .between(1024, 1024 * 1024 * 1024);

    static final Key<String> LOCAL_ROLE = Key.text(
                    "bridge.localRole",
                    "developer",
                    "what a caller on the bridge's Unix socket may do that shows no token; over TCP one is needed always")
            .allowed("none", "viewer", "developer", "admin");

    @Override
    public List<Key<?>> keys() {
        return List.of(ENABLED, TCP_PORT, MESSAGE_BYTES_MAX, LOCAL_ROLE);
    }

    static Role localRole(Configuration configuration) {
        String word = configuration.get(LOCAL_ROLE);
        return word.equals("none") ? Role.ROLE_UNSPECIFIED : Role.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
