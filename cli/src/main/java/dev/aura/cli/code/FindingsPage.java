package dev.aura.cli.code;

import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.code.v1.AnalyzeResponse;
import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.code.v1.Finding.Severity;

/** Findings as text, one a line as compilers print them: {@code path:line:column: severity: message [rule]}. */
public final class FindingsPage {

    private FindingsPage() {}

    static void print(AnalyzeResponse response, Output output) {
        for (Finding finding : response.getFindingsList()) {
            output.line(line(finding, output.style()));
            if (finding.hasFix()) {
                output.line(output.style().dim("    fix: " + finding.getFix().getDescription()));
            }
        }
        output.lines(CoverageLines.of(response.getCoverage()).stream()
                .map(output.style()::dim)
                .toList());
        output.line(counts(response));
        if (response.getSuppressedCount() > 0) {
            output.line(output.style()
                    .dim(Words.count(response.getSuppressedCount(), "suppressed finding") + " not shown"));
        }
    }

    /** One finding in one line. */
    public static String line(Finding finding, Style style) {
        return style.bold(
                        finding.getPath() + ":" + finding.getRange().getStart().getLine() + ":"
                                + finding.getRange().getStart().getColumn())
                + ": " + severity(finding.getSeverity(), style) + ": " + finding.getMessage() + " "
                + style.dim("[" + finding.getRuleId() + "]");
    }

    /** The severity as a word in its colour. */
    public static String severity(Severity severity, Style style) {
        return switch (severity) {
            case ERROR -> style.red("error");
            case WARNING -> style.yellow("warning");
            case NOTE -> style.cyan("note");
            case SEVERITY_UNSPECIFIED, UNRECOGNIZED -> "finding";
        };
    }

    private static String counts(AnalyzeResponse response) {
        if (response.getFindingsList().isEmpty()) {
            return "no findings";
        }
        return Words.count(count(response, Severity.ERROR), "error") + ", "
                + Words.count(count(response, Severity.WARNING), "warning") + ", "
                + Words.count(count(response, Severity.NOTE), "note");
    }

    private static long count(AnalyzeResponse response, Severity severity) {
        return response.getFindingsList().stream()
                .filter(finding -> finding.getSeverity() == severity)
                .count();
    }
}
