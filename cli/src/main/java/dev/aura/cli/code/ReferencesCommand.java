package dev.aura.cli.code;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.code.v1.FindReferencesRequest;
import dev.aura.proto.code.v1.FindReferencesResponse;
import dev.aura.proto.mesh.v1.Position;

/** {@code aura refs FILE:LINE:COL}: the places that name what stands at a place. */
public final class ReferencesCommand implements Command {

    private static final int LIMIT = 500;

    @Override
    public Syntax syntax() {
        return PlaceQuestion.syntax("refs", "Finds the places that name what stands at a place", LIMIT);
    }

    @Override
    public ExitCode run(Session session) {
        PlaceQuestion asked = PlaceQuestion.of(session, LIMIT);
        FindReferencesResponse response = asked.code()
                .findReferences(FindReferencesRequest.newBuilder()
                        .setWorkspace(asked.workspace())
                        .setPath(asked.path())
                        .setPosition(asked.position())
                        .setLimit(asked.limit())
                        .build());
        session.answer(response, () -> print(response, session.output()));
        return ExitCode.DONE;
    }

    private static void print(FindReferencesResponse response, Output output) {
        Style style = output.style();
        for (FindReferencesResponse.Reference reference : response.getReferencesList()) {
            Position start = reference.getRange().getStart();
            output.line(style.bold(reference.getPath() + ":" + start.getLine() + ":" + start.getColumn()) + "  "
                    + reference.getLineText() + "  "
                    + style.dim("(" + SymbolLine.resolution(reference.getResolution()) + ")"));
        }
        output.line(style.dim(Words.number(response.getReferencesCount()) + " of "
                + Words.count(response.getTotal(), "place") + "; " + CoverageLines.sentence(response.getCoverage())));
    }
}
