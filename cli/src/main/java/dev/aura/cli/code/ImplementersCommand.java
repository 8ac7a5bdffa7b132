package dev.aura.cli.code;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Words;
import dev.aura.cli.workspace.FilePosition;
import dev.aura.cli.workspace.Workspace;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.FindImplementersRequest;
import dev.aura.proto.code.v1.FindImplementersResponse;
import java.time.Duration;
import java.util.List;

/** {@code aura implementers FILE:LINE:COL}: the types under a type, or the methods that override a method. */
public final class ImplementersCommand implements Command {

    private static final Duration BOUND = Duration.ofMinutes(2);

    @Override
    public Syntax syntax() {
        return Syntax.of("implementers", "Finds the types under a type, or the methods that override a method")
                .required("FILE:LINE:COL", "a place, such as src/Main.java:12:5")
                .value("--limit", "N", "at most so many (default: 500)");
    }

    @Override
    public ExitCode run(Session session) {
        int limit = session.arguments().count("--limit", 500);
        FilePosition place = FilePosition.parse(session.arguments().required(0));
        Workspace workspace = Workspace.of(session, List.of(place.file()));
        FindImplementersResponse response = CodeServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .findImplementers(FindImplementersRequest.newBuilder()
                        .setWorkspace(workspace.name())
                        .setPath(String.join("", workspace.paths()))
                        .setPosition(place.position())
                        .setLimit(limit)
                        .build());
        Style style = session.output().style();
        session.answer(response, () -> {
            response.getImplementersList().forEach(symbol -> session.output().line(SymbolLine.of(symbol, style)));
            session.output()
                    .line(style.dim(Words.number(response.getImplementersCount()) + " of "
                            + Words.count(response.getTotal(), "declaration") + "; "
                            + CoverageLines.sentence(response.getCoverage())));
        });
        return ExitCode.DONE;
    }
}
