package dev.aura.cli.security;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Table;
import dev.aura.proto.mesh.v1.AuditRecord;
import dev.aura.proto.mesh.v1.ListAuditRecordsRequest;
import dev.aura.proto.mesh.v1.ListAuditRecordsResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** {@code aura audit list}: refused and state-changing calls. */
public final class AuditListCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final int LIMIT = 50;

    @Override
    public Syntax syntax() {
        return Syntax.of("audit list", "Shows refused and state-changing calls, newest first")
                .value("--limit", "COUNT", "at most so many; without it " + LIMIT);
    }

    @Override
    public ExitCode run(Session session) {
        ListAuditRecordsResponse response = MeshServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .listAuditRecords(ListAuditRecordsRequest.newBuilder()
                        .setLimit(session.arguments().count("--limit", LIMIT))
                        .build());
        session.answer(response, () -> print(response, session.output()));
        return ExitCode.DONE;
    }

    private static void print(ListAuditRecordsResponse response, Output output) {
        Table table = new Table("rlllll");
        for (AuditRecord record : response.getRecordsList()) {
            Status.Code code = Status.fromCodeValue(record.getCode()).getCode();
            table.row(
                    Long.toString(record.getSequence()),
                    Instant.ofEpochSecond(record.getAt().getSeconds()).toString(),
                    record.getPeer(),
                    (record.getIdentity() + " " + record.getRole().toLowerCase(Locale.ROOT)).strip(),
                    record.getCalls() > 1 ? record.getMethod() + " x" + record.getCalls() : record.getMethod(),
                    (code + " " + record.getReason()).strip());
        }
        output.lines(table.lines());
    }
}
