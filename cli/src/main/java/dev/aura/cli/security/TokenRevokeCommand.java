package dev.aura.cli.security;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import dev.aura.proto.mesh.v1.RevokeTokenRequest;
import dev.aura.proto.mesh.v1.RevokeTokenResponse;
import java.time.Duration;

/** {@code aura token revoke NAME}: takes a token back. */
public final class TokenRevokeCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(10);

    @Override
    public Syntax syntax() {
        return Syntax.of("token revoke", "Takes a token back and ends the connections made with it")
                .required("NAME", "name of the token; aura token list shows all");
    }

    @Override
    public ExitCode run(Session session) {
        String name = session.arguments().required(0);
        RevokeTokenResponse response = MeshServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .revokeToken(RevokeTokenRequest.newBuilder().setName(name).build());
        session.answer(response, () -> session.output().line("revoked " + name));
        return ExitCode.DONE;
    }
}
