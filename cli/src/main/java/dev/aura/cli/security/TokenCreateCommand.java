package dev.aura.cli.security;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.proto.bus.v1.Access.Role;
import dev.aura.proto.mesh.v1.CreateTokenRequest;
import dev.aura.proto.mesh.v1.CreateTokenResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** {@code aura token create NAME}: issues a token. */
public final class TokenCreateCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(10);

    @Override
    public Syntax syntax() {
        return Syntax.of("token create", "Issues a token, for a program that is to do no more than its role")
                .required("NAME", "who it is for: up to 64 of a-z 0-9 _ -")
                .choice("--role", "viewer", List.of("viewer", "developer", "admin"), "what its bearer may do")
                .value("--expires", "TIME", "how long it is good, such as 30d or 12h; without it, until it is revoked")
                .note("prints the path of the file that holds the token; bus.tokenFile names it to a command");
    }

    @Override
    public ExitCode run(Session session) {
        String expires = session.arguments().value("--expires");
        CreateTokenRequest request = CreateTokenRequest.newBuilder()
                .setName(session.arguments().required(0))
                .setRole(Role.valueOf(
                        session.arguments().value("--role", "viewer").toUpperCase(Locale.ROOT)))
                .setLifetimeSeconds(expires == null ? 0 : Lifetime.seconds(expires))
                .build();
        CreateTokenResponse response =
                MeshServiceGrpc.newBlockingStub(session.mesh(BOUND)).createToken(request);
        session.answer(response, () -> session.output().line(response.getPath()));
        return ExitCode.DONE;
    }
}
