package dev.aura.cli.code;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.ProgressLine;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Words;
import dev.aura.cli.workspace.Workspace;
import dev.aura.proto.code.v1.Clone;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.FindDuplicatesRequest;
import dev.aura.proto.code.v1.FindDuplicatesResponse;
import java.time.Duration;

/** {@code aura duplicates PATH…}: code that stands in several places. */
public final class DuplicatesCommand implements Command {

    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final int TOP = 20;

    @Override
    public Syntax syntax() {
        return Syntax.of("duplicates", "Finds code that stands in several places")
                .many("PATH", 0, "files or directories; without any, the current directory")
                .value("--min-tokens", "N", "length from which a stretch counts (default: 50)")
                .flag("--ignore-names", "names count as alike, so that renamed copies are found")
                .flag("--ignore-literals", "numbers and texts count as alike")
                .value("--limit", "N", "at most so many, the largest first (default: " + TOP + ")");
    }

    @Override
    public ExitCode run(Session session) {
        int shortest = session.arguments().count("--min-tokens", 50);
        int limit = session.arguments().count("--limit", TOP);
        Workspace workspace = Workspace.of(session, session.arguments().words());
        FindDuplicatesResponse response;
        try (ProgressLine progress = session.progress()) {
            response = CodeServiceGrpc.newBlockingStub(session.mesh(BOUND))
                    .findDuplicates(FindDuplicatesRequest.newBuilder()
                            .setWorkspace(workspace.name())
                            .addAllPaths(workspace.paths())
                            .setTokensMin(shortest)
                            .setIgnoreNames(session.arguments().has("--ignore-names"))
                            .setIgnoreLiterals(session.arguments().has("--ignore-literals"))
                            .setLimit(limit)
                            .setProgressTopic(progress.topic())
                            .build());
        }
        session.answer(response, () -> print(response, session.output()));
        return ExitCode.DONE;
    }

    private static void print(FindDuplicatesResponse response, Output output) {
        Style style = output.style();
        for (Clone clone : response.getClonesList()) {
            Clone.Place first = clone.getPlaces(0);
            output.line(Words.count(first.getEndLine() - first.getStartLine() + 1, "line") + ", "
                    + Words.count(clone.getTokens(), "token") + ", "
                    + Words.count(clone.getPlaceCount(), "place"));
            clone.getPlacesList()
                    .forEach(place -> output.line("  " + style.bold(place.getPath() + ":" + place.getStartLine())
                            + style.dim("-" + place.getEndLine())));
        }
        output.line(summary(response));
        output.lines(CoverageLines.of(response.getCoverage()).stream()
                .map(style::dim)
                .toList());
    }

    private static String summary(FindDuplicatesResponse response) {
        if (response.getTotal() == 0) {
            return "no duplicates in " + Words.count(response.getLinesOfCode(), "line") + " of code";
        }
        double share = (double) response.getDuplicatedLines() / Math.max(1, response.getLinesOfCode());
        String shown = response.getClonesCount() < response.getTotal()
                ? Words.number(response.getClonesCount()) + " of " + Words.count(response.getTotal(), "clone")
                : Words.count(response.getTotal(), "clone");
        return shown + "; " + Words.percent(share) + " of " + Words.count(response.getLinesOfCode(), "line")
                + " of code stand in several places"
                + (response.getTruncated() ? "; the search was ended, there may be more" : "");
    }
}
