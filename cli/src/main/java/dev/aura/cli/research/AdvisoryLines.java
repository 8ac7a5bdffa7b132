package dev.aura.cli.research;

import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.proto.research.v1.Advisory;
import java.util.List;

/** One advisory in two lines. */
final class AdvisoryLines {

    private static final int PACKAGES_SHOWN = 4;

    private AdvisoryLines() {}

    static void print(Advisory advisory, Output output) {
        Style style = output.style();
        String withdrawn = advisory.getWithdrawn().isEmpty() ? "" : "  " + style.dim("withdrawn");
        output.line(style.bold(advisory.getId()) + "  " + ScanPage.severity(advisory.getSeverity(), style) + "  "
                + advisory.getSummary() + withdrawn);
        List<String> packages = advisory.getPackagesList();
        String shown = String.join(", ", packages.subList(0, Math.min(PACKAGES_SHOWN, packages.size())));
        String more = packages.size() > PACKAGES_SHOWN ? " and " + (packages.size() - PACKAGES_SHOWN) + " more" : "";
        String aliases =
                advisory.getAliasesCount() == 0 ? "" : "  also " + String.join(", ", advisory.getAliasesList());
        String modified = advisory.getModified().replaceFirst("T.*", "");
        output.line(style.dim("  " + shown + more + aliases + "  modified " + modified));
    }
}
