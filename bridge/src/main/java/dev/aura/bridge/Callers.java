package dev.aura.bridge;

import com.google.protobuf.ByteString;
import dev.aura.bus.client.MeshCallOptions;
import dev.aura.bus.status.Faults;
import dev.aura.proto.bus.v1.Access.Role;
import dev.aura.proto.bus.v1.OnBehalf;
import io.grpc.CallOptions;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status.Code;
import java.net.InetSocketAddress;

/**
 * On whose behalf a call goes on. The bridge itself may do everything, so it lends that to nobody: it passes on the token that a
 * caller shows, which the broker checks, or the role of those who show none.
 */
final class Callers {

    static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private static final String SCHEME = "bearer ";

    private final Role localRole;

    /**
     * @param localRole role of those who come over the Unix socket and show no token; unspecified for none
     */
    Callers(Role localRole) {
        this.localRole = localRole;
    }

    /** Call options that say who calls. Throws UNAUTHENTICATED where a token is needed and there is none. */
    CallOptions options(ServerCall<?, ?> outside, Metadata headers) {
        String authorization = headers.get(AUTHORIZATION);
        if (authorization == null) {
            return CallOptions.DEFAULT.withOption(MeshCallOptions.ON_BEHALF, local(outside));
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                || authorization.length() == SCHEME.length()) {
            throw Faults.of(
                    Code.UNAUTHENTICATED, "BAD_TOKEN", "authorization must be 'Bearer TOKEN'; see aura token create");
        }
        ByteString token =
                ByteString.copyFromUtf8(authorization.substring(SCHEME.length()).strip());
        return CallOptions.DEFAULT.withOption(
                MeshCallOptions.ON_BEHALF,
                OnBehalf.newBuilder()
                        .setToken(token)
                        .setOrigin(Connections.of(outside))
                        .build());
    }

    private OnBehalf local(ServerCall<?, ?> outside) {
        boolean tcp = outside.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof InetSocketAddress;
        if (tcp || localRole == Role.ROLE_UNSPECIFIED) {
            throw Faults.of(
                    Code.UNAUTHENTICATED,
                    "NO_TOKEN",
                    "no token was shown; send the metadata authorization: Bearer TOKEN (aura token create)");
        }
        return OnBehalf.newBuilder()
                .setRole(localRole.getNumber())
                .setOrigin(Connections.of(outside))
                .build();
    }
}
