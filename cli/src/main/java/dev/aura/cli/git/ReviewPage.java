package dev.aura.cli.git;

import dev.aura.cli.code.FindingsPage;
import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.git.v1.ReviewResponse;
import java.util.List;

/** The review of a change as text. */
public final class ReviewPage {

    private ReviewPage() {}

    static void print(ReviewResponse response, Output output) {
        output.line(output.style().bold(ChangeLine.of(response.getChange())));
        body(response, Integer.MAX_VALUE, output);
        output.line(output.style()
                .dim(Words.count(response.getUnchangedFindings(), "finding")
                        + " in the changed files were there before"));
        output.lines(CoverageLines.of(response.getCoverage()).stream()
                .map(output.style()::dim)
                .toList());
    }

    /** What the change does, without head and foot; of each kind at most so many. */
    public static void body(ReviewResponse response, int most, Output output) {
        Style style = output.style();
        String failure = CoverageLines.failure(response.getCoverage());
        if (failure != null && response.getIntroducedList().isEmpty()) {
            output.line("  " + style.yellow("whether it introduces findings is not known: ") + failure);
            return;
        }
        findings(response.getIntroducedList(), most, "introduced", "no finding introduced", output);
        if (!response.getResolvedList().isEmpty()) {
            findings(response.getResolvedList(), most, "mended", "", output);
        }
        response.getBreakingList().stream()
                .limit(most)
                .forEach(change -> output.line("  " + style.red("breaking") + "  " + change.getPath() + "  "
                        + (change.getDetail().isEmpty() ? change.getEntity().getQualifiedName() : change.getDetail())));
        response.getComplexityList().stream()
                .limit(most)
                .forEach(change -> output.line("  " + style.yellow("harder to read") + "  " + change.getPath() + ":"
                        + change.getLine() + "  " + change.getFunction() + "  cognitive complexity "
                        + change.getBefore() + " → " + change.getAfter()));
    }

    private static void findings(List<Finding> findings, int most, String what, String none, Output output) {
        if (findings.isEmpty()) {
            output.line("  " + none);
            return;
        }
        output.line("  " + Words.count(findings.size(), "finding") + " " + what);
        findings.stream().limit(most).forEach(one -> output.line("    " + FindingsPage.line(one, output.style())));
        if (findings.size() > most) {
            output.line("    … and " + (findings.size() - most) + " more");
        }
    }
}
