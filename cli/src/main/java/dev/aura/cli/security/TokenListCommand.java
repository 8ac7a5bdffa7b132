package dev.aura.cli.security;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Table;
import dev.aura.proto.mesh.v1.ListTokensRequest;
import dev.aura.proto.mesh.v1.ListTokensResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import dev.aura.proto.mesh.v1.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** {@code aura token list}: the tokens that were issued. */
public final class TokenListCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(10);

    @Override
    public Syntax syntax() {
        return Syntax.of("token list", "Shows the tokens that were issued, with role and end");
    }

    @Override
    public ExitCode run(Session session) {
        ListTokensResponse response =
                MeshServiceGrpc.newBlockingStub(session.mesh(BOUND)).listTokens(ListTokensRequest.getDefaultInstance());
        session.answer(response, () -> print(response, session.output()));
        return ExitCode.DONE;
    }

    private static void print(ListTokensResponse response, Output output) {
        Table table = new Table("lll");
        for (Token token : response.getTokensList()) {
            table.row(
                    output.style().bold(token.getName()),
                    token.getRole().name().toLowerCase(Locale.ROOT),
                    end(token, output));
        }
        output.lines(table.lines());
    }

    private static String end(Token token, Output output) {
        if (!token.hasExpiresAt()) {
            return "";
        }
        String at = Instant.ofEpochSecond(token.getExpiresAt().getSeconds()).toString();
        return token.getExpired() ? output.style().red("expired " + at) : "expires " + at;
    }
}
