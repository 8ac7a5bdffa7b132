package dev.aura.cli.research;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.ProgressLine;
import dev.aura.cli.workspace.Workspace;
import dev.aura.proto.research.v1.ResearchServiceGrpc;
import dev.aura.proto.research.v1.ScanDependenciesRequest;
import dev.aura.proto.research.v1.ScanDependenciesResponse;
import dev.aura.proto.research.v1.ScanDependenciesResponse.Finding.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code aura research scan [PATH]}: dependencies with known advisories. */
public final class ScanCommand implements Command {

    private static final Duration BOUND = Duration.ofMinutes(2);

    @Override
    public Syntax syntax() {
        return Syntax.of("research scan", "Matches dependencies with the imported advisories")
                .many("PATH", 0, "files or directories; without any, the current directory")
                .value("--sbom", "FILE", "also write a CycloneDX 1.6 bill of materials")
                .choice(
                        "--fail-on",
                        null,
                        List.of("low", "moderate", "high", "critical"),
                        "end with 1 if an advisory is as bad or worse");
    }

    @Override
    public ExitCode run(Session session) {
        Workspace workspace = Workspace.of(session, session.arguments().words());
        ResearchServiceGrpc.ResearchServiceBlockingStub research =
                ResearchServiceGrpc.newBlockingStub(session.mesh(BOUND));
        BillOfMaterialsFile file = file(session);
        if (file != null) {
            file.requireReplaceable();
        }
        ScanDependenciesResponse response;
        try (ProgressLine progress = session.progress()) {
            response = research.scanDependencies(ScanDependenciesRequest.newBuilder()
                    .setWorkspace(workspace.name())
                    .addAllPaths(workspace.paths())
                    .setBillOfMaterials(file != null)
                    .setProgressTopic(progress.topic())
                    .build());
        }
        if (file != null) {
            file.write(response.getBillOfMaterials());
            session.output().message("bill of materials written to " + file.path());
        }
        // Who asked for it has it in a file.
        ScanDependenciesResponse shown =
                response.toBuilder().clearBillOfMaterials().build();
        session.answer(shown, () -> ScanPage.print(shown, session.output()));
        return isBadAs(response, session.arguments().value("--fail-on")) ? ExitCode.FINDING : ExitCode.DONE;
    }

    private static @Nullable BillOfMaterialsFile file(Session session) {
        String typed = session.arguments().value("--sbom");
        return typed == null
                ? null
                : new BillOfMaterialsFile(
                        session.directory().resolve(Path.of(typed)).normalize());
    }

    private static boolean isBadAs(ScanDependenciesResponse response, @Nullable String failOn) {
        if (failOn == null) {
            return false;
        }
        int bound = Severity.valueOf(failOn.toUpperCase(Locale.ROOT)).getNumber();
        return response.getFindingsList().stream().anyMatch(finding -> finding.getSeverityValue() >= bound);
    }
}
