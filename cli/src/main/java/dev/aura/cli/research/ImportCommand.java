package dev.aura.cli.research;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.research.v1.ImportAdvisoriesRequest;
import dev.aura.proto.research.v1.ImportAdvisoriesResponse;
import java.util.List;

/** {@code aura research import osv PATH}: brings OSV records into the local store. */
public final class ImportCommand implements Command {

    @Override
    public Syntax syntax() {
        return Syntax.of("research import", "Imports advisories from a directory or ZIP file")
                .oneOf("FORMAT", List.of("osv"), "osv: records of the Open Source Vulnerability format")
                .required("PATH", "a directory or a ZIP file")
                .note("curl -O https://osv-vulnerabilities.storage.googleapis.com/Maven/all.zip")
                .note("aura research import osv all.zip");
    }

    @Override
    public ExitCode run(Session session) {
        return Intake.run(
                session,
                1,
                (research, path, topic) -> research.importAdvisories(ImportAdvisoriesRequest.newBuilder()
                        .setPath(path)
                        .setProgressTopic(topic)
                        .build()),
                response -> print(response, session.output()));
    }

    private static void print(ImportAdvisoriesResponse response, Output output) {
        output.line(Words.count(response.getImported(), "record") + " imported, "
                + Words.number(response.getUnchanged()) + " there already");
        Intake.skipped(response.getCoverage(), output);
        output.line(output.style().dim("advisories: " + ScanPage.snapshot(response.getSnapshot())));
    }
}
