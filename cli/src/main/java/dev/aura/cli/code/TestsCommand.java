package dev.aura.cli.code;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.code.v1.FindTestsRequest;
import dev.aura.proto.code.v1.FindTestsResponse;
import dev.aura.proto.code.v1.FindTestsResponse.Call;
import dev.aura.proto.code.v1.FindTestsResponse.Test;

/** {@code aura tests FILE:LINE:COL}: the tests that reach what stands at a place. */
public final class TestsCommand implements Command {

    private static final int LIMIT = 200;

    @Override
    public Syntax syntax() {
        return PlaceQuestion.syntax("tests", "Finds the tests that reach the function or type at a place", LIMIT)
                .value("--depth", "N", "calls to follow between a test and the place (default: 5, at most 10)");
    }

    @Override
    public ExitCode run(Session session) {
        int depth = session.arguments().count("--depth", 5);
        PlaceQuestion asked = PlaceQuestion.of(session, LIMIT);
        FindTestsResponse response = asked.code()
                .findTests(FindTestsRequest.newBuilder()
                        .setWorkspace(asked.workspace())
                        .setPath(asked.path())
                        .setPosition(asked.position())
                        .setLimit(asked.limit())
                        .setDepthMax(depth)
                        .build());
        session.answer(response, () -> print(response, session.output()));
        return ExitCode.DONE;
    }

    private static void print(FindTestsResponse response, Output output) {
        Style style = output.style();
        for (Test test : response.getTestsList()) {
            output.line(
                    test.hasEntity()
                            ? SymbolLine.of(test.getEntity(), style)
                            : style.bold(test.getPath()) + "  (file)");
            for (Call call : test.getCallsList()) {
                output.line("    " + call.getPath() + ":"
                        + call.getRange().getStart().getLine() + "  calls " + call.getCallee() + "  "
                        + style.dim("(" + SymbolLine.resolution(call.getResolution()) + ")"));
            }
        }
        String unknown = response.getUnresolved() == 0
                ? ""
                : "; " + Words.count(response.getUnresolved(), "call") + " on the way could not be tied";
        output.line(style.dim(Words.number(response.getTestsCount()) + " of "
                + Words.count(response.getTotal(), "test")
                + (response.getTruncated() ? ", not all callers followed" : "")
                + unknown + "; " + CoverageLines.sentence(response.getCoverage())));
    }
}
