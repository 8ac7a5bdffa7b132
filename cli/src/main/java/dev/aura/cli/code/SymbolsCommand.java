package dev.aura.cli.code;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Words;
import dev.aura.cli.workspace.Workspace;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.SearchSymbolsRequest;
import dev.aura.proto.code.v1.SearchSymbolsResponse;
import java.time.Duration;

/** {@code aura symbols QUERY}: entities by name. */
public final class SymbolsCommand implements Command {

    private static final Duration BOUND = Duration.ofMinutes(2);

    @Override
    public Syntax syntax() {
        return Syntax.of("symbols", "Finds entities by name, its beginning, its humps or a part of it")
                .required("QUERY", "such as MeshChannel, mesh or mC")
                .value("--limit", "N", "at most so many (default: 50)");
    }

    @Override
    public ExitCode run(Session session) {
        int limit = session.arguments().count("--limit", 50);
        SearchSymbolsResponse response = CodeServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .searchSymbols(SearchSymbolsRequest.newBuilder()
                        .setWorkspace(Workspace.around(session).name())
                        .setQuery(session.arguments().required(0))
                        .setLimit(limit)
                        .build());
        session.answer(response, () -> {
            response.getSymbolsList()
                    .forEach(symbol -> session.output()
                            .line(SymbolLine.of(symbol, session.output().style())));
            session.output()
                    .line(session.output()
                            .style()
                            .dim(Words.number(response.getSymbolsCount()) + " of "
                                    + Words.count(response.getTotal(), "symbol")));
        });
        return ExitCode.DONE;
    }
}
