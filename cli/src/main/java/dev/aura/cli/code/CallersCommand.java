package dev.aura.cli.code;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.code.v1.FindCallersRequest;
import dev.aura.proto.code.v1.FindCallersResponse;
import dev.aura.proto.code.v1.FindCallersResponse.Caller;
import dev.aura.proto.mesh.v1.Position;

/** {@code aura callers FILE:LINE:COL}: the calls that reach the function at a place. */
public final class CallersCommand implements Command {

    private static final int LIMIT = 500;

    @Override
    public Syntax syntax() {
        return PlaceQuestion.syntax("callers", "Finds the calls that reach the function at a place", LIMIT)
                .value("--depth", "N", "also the callers of the callers, so many steps (default: 1, at most 10)");
    }

    @Override
    public ExitCode run(Session session) {
        int depth = session.arguments().count("--depth", 1);
        PlaceQuestion asked = PlaceQuestion.of(session, LIMIT);
        FindCallersResponse response = asked.code()
                .findCallers(FindCallersRequest.newBuilder()
                        .setWorkspace(asked.workspace())
                        .setPath(asked.path())
                        .setPosition(asked.position())
                        .setLimit(asked.limit())
                        .setDepthMax(depth)
                        .build());
        session.answer(response, () -> print(response, session.output()));
        return ExitCode.DONE;
    }

    private static void print(FindCallersResponse response, Output output) {
        Style style = output.style();
        for (Caller caller : response.getCallersList()) {
            Position start = caller.getRange().getStart();
            String holder = caller.hasCaller() ? caller.getCaller().getEntity().getQualifiedName() : "(file)";
            output.line("  ".repeat(Math.max(0, caller.getDepth() - 1))
                    + style.bold(caller.getPath() + ":" + start.getLine() + ":" + start.getColumn()) + "  " + holder
                    + "  "
                    + style.dim(caller.getLineText() + "  (" + SymbolLine.resolution(caller.getResolution()) + ")"));
        }
        String unknown = response.getUnresolved() == 0
                ? ""
                : "; " + Words.count(response.getUnresolved(), "call") + " of that name could not be tied";
        output.line(style.dim(Words.number(response.getCallersCount()) + " of "
                + Words.count(response.getTotal(), "call") + unknown + "; "
                + CoverageLines.sentence(response.getCoverage())));
    }
}
