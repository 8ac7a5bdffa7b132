package dev.aura.cli.security;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import dev.aura.proto.mesh.v1.VerifyAuditRequest;
import dev.aura.proto.mesh.v1.VerifyAuditResponse;
import java.time.Duration;

/** {@code aura audit verify}: recomputes the chain of the audit log. */
public final class AuditVerifyCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(60);

    @Override
    public Syntax syntax() {
        return Syntax.of("audit verify", "Checks the audit log and names the first record that does not fit");
    }

    @Override
    public ExitCode run(Session session) {
        VerifyAuditResponse response = MeshServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .verifyAudit(VerifyAuditRequest.getDefaultInstance());
        session.answer(
                response,
                () -> session.output()
                        .line(
                                response.getValid()
                                        ? Words.count(response.getRecords(), "record") + ", all fit"
                                        : response.getProblem()));
        return response.getValid() ? ExitCode.DONE : ExitCode.FINDING;
    }
}
