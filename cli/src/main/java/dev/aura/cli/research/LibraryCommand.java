package dev.aura.cli.research;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Output;
import dev.aura.proto.research.v1.EvaluateLibraryRequest;
import dev.aura.proto.research.v1.EvaluateLibraryResponse;
import dev.aura.proto.research.v1.Package;
import dev.aura.proto.research.v1.ResearchServiceGrpc;
import java.time.Duration;

/** {@code aura research library COORD}: what is known about a library. */
public final class LibraryCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @Override
    public Syntax syntax() {
        return Syntax.of("research library", "Shows what is known about a library")
                .required("COORD", "a package URL, ECOSYSTEM:NAME[@VERSION], or GROUP:ARTIFACT[@VERSION] of Maven")
                .note("aura research library Maven:org.apache.logging.log4j:log4j-core@2.14.1");
    }

    @Override
    public ExitCode run(Session session) {
        EvaluateLibraryResponse response = ResearchServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .evaluateLibrary(EvaluateLibraryRequest.newBuilder()
                        .setCoordinate(session.arguments().required(0))
                        .build());
        session.answer(response, () -> print(response, session.output()));
        return ExitCode.DONE;
    }

    private static void print(EvaluateLibraryResponse response, Output output) {
        Package library = response.getPackage();
        output.line(
                output.style().bold(library.getName() + " " + library.getVersion()) + "  " + library.getEcosystem());
        response.getAdvisoriesList().forEach(advisory -> AdvisoryLines.print(advisory, output));
        if (response.getAdvisoriesList().isEmpty()) {
            output.line("no known advisory applies");
        } else {
            output.line(
                    response.getSafeVersion().isEmpty()
                            ? "no version without advisories is known"
                            : "lowest version without advisories: " + response.getSafeVersion());
        }
        output.line(output.style().dim("advisories: " + ScanPage.snapshot(response.getSnapshot())));
    }
}
