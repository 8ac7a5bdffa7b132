package dev.aura.cli.report;

import dev.aura.cli.research.ScanPage;
import dev.aura.cli.terminal.Output;
import dev.aura.proto.research.v1.ScanDependenciesResponse;

/** Known advisories in what the workspace depends on. */
final class DependencySection {

    private static final int SHOWN = 5;

    private DependencySection() {}

    static void print(ScanDependenciesResponse scan, Output output) {
        if (scan.getCoverage().getFiles() == 0 && scan.getDependenciesCount() == 0) {
            output.line("  no manifest that is read: pom.xml, package-lock.json, requirements.txt, go.mod");
            return;
        }
        ScanPage.body(scan, SHOWN, output);
    }
}
