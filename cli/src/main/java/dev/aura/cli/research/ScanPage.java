package dev.aura.cli.research;

import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.research.v1.ScanDependenciesResponse;
import dev.aura.proto.research.v1.ScanDependenciesResponse.Finding;
import dev.aura.proto.research.v1.ScanDependenciesResponse.Finding.Severity;
import dev.aura.proto.research.v1.Snapshot;
import java.util.List;

/** Dependencies with known advisories, as text. */
public final class ScanPage {

    private ScanPage() {}

    static void print(ScanDependenciesResponse response, Output output) {
        body(response, Integer.MAX_VALUE, output);
        List<String> unresolved = response.getUnresolvedList();
        unresolved.forEach(one -> output.line("  " + output.style().yellow("not checked") + "  " + one));
        output.lines(CoverageLines.of(response.getCoverage()).stream()
                .map(output.style()::dim)
                .toList());
    }

    /** The findings, at most so many, and what they were matched with. */
    public static void body(ScanDependenciesResponse response, int most, Output output) {
        Style style = output.style();
        for (Finding finding : response.getFindingsList().stream().limit(most).toList()) {
            output.line("  " + severity(finding.getSeverity(), style) + "  "
                    + style.bold(finding.getPackage().getName() + " "
                            + finding.getPackage().getVersion()) + "  "
                    + finding.getAdvisoryId() + "  " + finding.getSummary());
            output.line(style.dim("    " + place(finding) + "  " + fixed(finding)));
        }
        if (response.getFindingsCount() > most) {
            output.line("  … and " + (response.getFindingsCount() - most) + " more (aura research scan)");
        }
        output.line("  " + matched(response));
        if (response.getSnapshot().getRecords() == 0) {
            howToImport(output);
        } else {
            output.line("  " + style.dim("advisories: " + snapshot(response.getSnapshot())));
        }
    }

    private static String matched(ScanDependenciesResponse response) {
        String checked = Words.count(response.getDependenciesCount(), "dependency", "dependencies");
        String open = response.getUnresolvedCount() == 0
                ? ""
                : "; " + Words.number(response.getUnresolvedCount()) + " could not be checked";
        return response.getSnapshot().getRecords() == 0
                ? checked + " found and matched with nothing" + open
                : Words.count(response.getFindingsCount(), "known advisory", "known advisories") + " in " + checked
                        + open;
    }

    /** What is known about the advisories themselves, in one line. */
    public static String snapshot(Snapshot snapshot) {
        return snapshot.getRecords() == 0
                ? "no advisories are imported yet"
                : Words.count(snapshot.getRecords(), "record") + ", the newest "
                        + (snapshot.getAgeDays() == 0
                                ? "from today"
                                : Words.count(snapshot.getAgeDays(), "day") + " old");
    }

    /** How to get advisories. */
    private static void howToImport(Output output) {
        output.line("  no advisories are imported yet; for Maven, for example:");
        output.line("    curl -O https://osv-vulnerabilities.storage.googleapis.com/Maven/all.zip");
        output.line("    aura research import osv all.zip");
    }

    /** The severity as a word in its colour. */
    static String severity(Severity severity, Style style) {
        return switch (severity) {
            case CRITICAL -> style.red("critical");
            case HIGH -> style.red("high");
            case MODERATE -> style.yellow("moderate");
            case LOW -> style.cyan("low");
            case SEVERITY_UNSPECIFIED, UNRECOGNIZED -> style.dim("not rated");
        };
    }

    private static String place(Finding finding) {
        String place = finding.getManifest() + (finding.getLine() > 0 ? ":" + finding.getLine() : "");
        return finding.getPathCount() > 1 ? place + " via " + String.join(" → ", finding.getPathList()) : place;
    }

    private static String fixed(Finding finding) {
        return finding.getFixedVersion().isEmpty() ? "no fixed version known" : "fixed in " + finding.getFixedVersion();
    }
}
