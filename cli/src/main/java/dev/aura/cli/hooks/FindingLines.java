package dev.aura.cli.hooks;

import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.proto.code.v1.Finding;
import java.util.List;
import java.util.Locale;

/** Findings as a hook shows them: worst first, not more than a screen holds. */
final class FindingLines {

    private static final int LINES_MAX = 15;

    private final Output output;

    FindingLines(Output output) {
        this.output = output;
    }

    void show(List<Finding> findings) {
        List<Finding> sorted = findings.stream()
                .sorted((one, other) -> other.getSeverityValue() - one.getSeverityValue())
                .toList();
        for (Finding finding : sorted.subList(0, Math.min(LINES_MAX, sorted.size()))) {
            output.message(line(finding));
        }
        if (sorted.size() > LINES_MAX) {
            output.message("  and " + (sorted.size() - LINES_MAX) + " more");
        }
    }

    private String line(Finding finding) {
        return "  " + finding.getPath() + ":" + finding.getRange().getStart().getLine() + ": " + severity(finding) + " "
                + finding.getMessage() + output.messageStyle().dim(" [" + finding.getRuleId() + "]");
    }

    private String severity(Finding finding) {
        Style style = output.messageStyle();
        String word = finding.getSeverity().name().toLowerCase(Locale.ROOT) + ":";
        return finding.getSeverity() == Finding.Severity.ERROR ? style.red(word) : style.yellow(word);
    }
}
