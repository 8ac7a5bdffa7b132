package dev.aura.cli.code;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Words;
import dev.aura.cli.workspace.FilePosition;
import dev.aura.cli.workspace.Workspace;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.FindReferencesRequest;
import dev.aura.proto.code.v1.FindReferencesResponse;
import dev.aura.proto.mesh.v1.Position;
import java.time.Duration;
import java.util.List;

/** {@code aura refs FILE:LINE:COL}: the places that name what stands at a place. */
public final class ReferencesCommand implements Command {

    private static final Duration BOUND = Duration.ofMinutes(2);

    @Override
    public Syntax syntax() {
        return Syntax.of("refs", "Finds the places that name what stands at a place")
                .required("FILE:LINE:COL", "a place, such as src/Main.java:12:5")
                .value("--limit", "N", "at most so many (default: 500)");
    }

    @Override
    public ExitCode run(Session session) {
        int limit = session.arguments().count("--limit", 500);
        FilePosition place = FilePosition.parse(session.arguments().required(0));
        Workspace workspace = Workspace.of(session, List.of(place.file()));
        FindReferencesResponse response = CodeServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .findReferences(FindReferencesRequest.newBuilder()
                        .setWorkspace(workspace.name())
                        .setPath(String.join("", workspace.paths()))
                        .setPosition(place.position())
                        .setLimit(limit)
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
