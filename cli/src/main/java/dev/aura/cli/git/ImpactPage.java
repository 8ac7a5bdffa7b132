package dev.aura.cli.git;

import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.code.v1.GetDependentsResponse.Dependent;
import dev.aura.proto.git.v1.AssessImpactResponse;
import dev.aura.proto.git.v1.AssessImpactResponse.CoChange;

/** What a change reaches, as text. */
public final class ImpactPage {

    private ImpactPage() {}

    /** Importers, tests and files that usually change too; of each at most so many. */
    public static void body(AssessImpactResponse response, int most, Output output) {
        Style style = output.style();
        int dependents = response.getDependentsCount();
        String failure = CoverageLines.failure(response.getCoverage());
        if (failure != null && dependents == 0) {
            output.line("  " + style.yellow("what imports it is not known: ") + failure);
        } else {
            output.line("  " + importers(dependents, response.getTestsCount()));
        }
        response.getDependentsList().stream().limit(most).forEach(one -> output.line("    " + line(one, style)));
        more(dependents, most, output);
        for (CoChange change : response.getCoChangesList().stream().limit(most).toList()) {
            output.line("  " + style.yellow("not in this change") + "  " + change.getPath() + "  "
                    + style.dim("changed in " + Words.percent(change.getConfidence()) + " of the commits of "
                            + change.getWithPath()));
        }
        more(response.getCoChangesCount(), most, output);
    }

    private static String importers(int dependents, int tests) {
        return dependents == 0
                ? "nothing in the workspace imports what changed"
                : Words.count(dependents, "file") + " import" + (dependents == 1 ? "s" : "")
                        + " what changed, directly or through others; " + Words.count(tests, "test") + " among them";
    }

    private static String line(Dependent dependent, Style style) {
        String way = dependent.getDistance() > 1 ? "  via " + dependent.getVia() : "";
        return dependent.getPath() + style.dim(way + (dependent.getTest() ? "  test" : ""));
    }

    private static void more(int count, int most, Output output) {
        if (count > most) {
            output.line("    … and " + (count - most) + " more");
        }
    }
}
