package dev.aura.cli.code;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.code.v1.FindImplementersRequest;
import dev.aura.proto.code.v1.FindImplementersResponse;

/** {@code aura implementers FILE:LINE:COL}: the types under a type, or the methods that override a method. */
public final class ImplementersCommand implements Command {

    private static final int LIMIT = 500;

    @Override
    public Syntax syntax() {
        return PlaceQuestion.syntax(
                "implementers", "Finds the types under a type, or the methods that override a method", LIMIT);
    }

    @Override
    public ExitCode run(Session session) {
        PlaceQuestion asked = PlaceQuestion.of(session, LIMIT);
        FindImplementersResponse response = asked.code()
                .findImplementers(FindImplementersRequest.newBuilder()
                        .setWorkspace(asked.workspace())
                        .setPath(asked.path())
                        .setPosition(asked.position())
                        .setLimit(asked.limit())
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
