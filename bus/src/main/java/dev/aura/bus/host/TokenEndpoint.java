package dev.aura.bus.host;

import com.google.protobuf.Timestamp;
import dev.aura.bus.security.IssuedToken;
import dev.aura.bus.security.TokenRegister;
import dev.aura.bus.status.Faults;
import dev.aura.proto.bus.v1.Access.Role;
import dev.aura.proto.mesh.v1.CreateTokenRequest;
import dev.aura.proto.mesh.v1.CreateTokenResponse;
import dev.aura.proto.mesh.v1.ListTokensResponse;
import dev.aura.proto.mesh.v1.RevokeTokenRequest;
import dev.aura.proto.mesh.v1.RevokeTokenResponse;
import dev.aura.proto.mesh.v1.Token;
import io.grpc.Status.Code;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Issues, lists and revokes tokens for the mesh's own service. */
final class TokenEndpoint {

    private static final long LIFETIME_SECONDS_MAX = Duration.ofDays(3_650).toSeconds();

    private final TokenRegister tokens;
    private final InstantSource clock;
    private final Runnable revoked;

    /**
     * @param revoked ends the connections made with tokens that are no longer good
     */
    TokenEndpoint(TokenRegister tokens, InstantSource clock, Runnable revoked) {
        this.tokens = tokens;
        this.clock = clock;
        this.revoked = revoked;
    }

    CreateTokenResponse create(CreateTokenRequest request) {
        Role role = request.getRole();
        if (role == Role.ROLE_UNSPECIFIED || role == Role.UNRECOGNIZED) {
            throw Faults.of(Code.INVALID_ARGUMENT, "BAD_ROLE", "a token needs a role: VIEWER, DEVELOPER or ADMIN");
        }
        long seconds = request.getLifetimeSeconds();
        if (seconds < 0 || seconds > LIFETIME_SECONDS_MAX) {
            throw Faults.of(
                    Code.INVALID_ARGUMENT,
                    "BAD_LIFETIME",
                    "a token may live for 0 (no end) to " + LIFETIME_SECONDS_MAX + " seconds, not " + seconds);
        }
        Path file = tokens.create(request.getName(), role, seconds == 0 ? null : Duration.ofSeconds(seconds));
        CreateTokenResponse.Builder response = CreateTokenResponse.newBuilder().setPath(file.toString());
        tokens.issued().stream()
                .filter(token -> token.name().equals(request.getName()))
                .forEach(token -> response.setToken(describe(token)));
        return response.build();
    }

    ListTokensResponse list() {
        return ListTokensResponse.newBuilder()
                .addAllTokens(tokens.issued().stream().map(this::describe).toList())
                .build();
    }

    RevokeTokenResponse revoke(RevokeTokenRequest request) {
        if (!tokens.revoke(request.getName())) {
            throw Faults.of(
                    Code.NOT_FOUND,
                    "NO_SUCH_TOKEN",
                    "there is no token " + request.getName() + "; aura token list shows all");
        }
        revoked.run();
        return RevokeTokenResponse.getDefaultInstance();
    }

    private Token describe(IssuedToken token) {
        Token.Builder described = Token.newBuilder()
                .setName(token.name())
                .setRole(token.role())
                .setExpired(token.expiredAt(clock.instant()));
        Instant expires = token.expires();
        if (expires != null) {
            described.setExpiresAt(Timestamp.newBuilder().setSeconds(expires.getEpochSecond()));
        }
        return described.build();
    }
}
