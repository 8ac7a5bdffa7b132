package dev.aura.cli.report;

import dev.aura.cli.research.ScanPage;
import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.code.v1.SummarizeResponse;
import dev.aura.proto.git.v1.AssessImpactResponse;
import dev.aura.proto.mesh.v1.Coverage;
import dev.aura.proto.research.v1.ScanDependenciesResponse;
import java.util.List;
import java.util.Map;

/** How fresh and complete the answers are. */
final class EvidenceSection {

    private EvidenceSection() {}

    static void print(Answers answers, Output output) {
        Style style = output.style();
        if (answers.code() instanceof Answer.Given<SummarizeResponse>(SummarizeResponse code)) {
            line("code", CoverageLines.sentence(code.getCoverage()), output);
            line("", CoverageLines.sentence(code.getFreshness()), output);
            skipped(code.getCoverage(), output);
        }
        if (answers.impact() instanceof Answer.Given<AssessImpactResponse>(AssessImpactResponse impact)) {
            line(
                    "history",
                    Words.count(impact.getHistoryCommits(), "commit") + " looked at"
                            + (impact.getShallow() ? ", cut off by the shallow clone" : ""),
                    output);
            skipped(impact.getCoverage(), output);
        }
        if (answers.dependencies() instanceof Answer.Given<ScanDependenciesResponse>(ScanDependenciesResponse scan)) {
            line("advisories", ScanPage.snapshot(scan.getSnapshot()), output);
            line(
                    "manifests",
                    CoverageLines.sentence(scan.getCoverage())
                            + (scan.getUnresolvedCount() == 0
                                    ? ""
                                    : "; not checked: " + Words.number(scan.getUnresolvedCount())),
                    output);
            skipped(scan.getCoverage(), output);
        }
        List<String> missing = answers.byName().entrySet().stream()
                .filter(answer -> !(answer.getValue() instanceof Answer.Given<?>))
                .map(Map.Entry::getKey)
                .toList();
        if (!missing.isEmpty()) {
            output.line(style.dim("  not in this page: " + String.join(", ", missing)));
        }
    }

    private static void line(String subject, String text, Output output) {
        output.line("  " + String.format("%-11s", subject) + output.style().dim(text));
    }

    private static void skipped(Coverage coverage, Output output) {
        List<String> lines = CoverageLines.of(coverage);
        lines.subList(1, lines.size())
                .forEach(line -> output.line(output.style().dim("           " + line)));
    }
}
