package dev.aura.bus.host;

import com.google.protobuf.Timestamp;
import dev.aura.bus.security.AuditCheck;
import dev.aura.bus.security.AuditEvent;
import dev.aura.bus.security.AuditLine;
import dev.aura.bus.security.AuditLog;
import dev.aura.proto.mesh.v1.AuditRecord;
import dev.aura.proto.mesh.v1.ListAuditRecordsRequest;
import dev.aura.proto.mesh.v1.ListAuditRecordsResponse;
import dev.aura.proto.mesh.v1.VerifyAuditResponse;
import java.time.Instant;

/** Shows and checks the audit log for the mesh's own service. */
final class AuditEndpoint {

    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 10_000;

    private final AuditLog log;

    AuditEndpoint(AuditLog log) {
        this.log = log;
    }

    ListAuditRecordsResponse list(ListAuditRecordsRequest request) {
        int limit = request.getLimit() <= 0 ? LIMIT : Math.min(request.getLimit(), LIMIT_MAX);
        return ListAuditRecordsResponse.newBuilder()
                .addAllRecords(log.list(limit, request.getBeforeSequence()).stream()
                        .map(AuditEndpoint::describe)
                        .toList())
                .build();
    }

    VerifyAuditResponse verify() {
        AuditCheck check = log.verify();
        return VerifyAuditResponse.newBuilder()
                .setValid(check.valid())
                .setRecords(check.records())
                .setFirstBadSequence(check.firstBad())
                .setProblem(check.problem())
                .build();
    }

    private static AuditRecord describe(AuditLine line) {
        AuditEvent event = line.event();
        Instant at = event.at();
        return AuditRecord.newBuilder()
                .setSequence(line.sequence())
                .setAt(Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()))
                .setPeer(event.peer())
                .setIdentity(event.identity())
                .setRole(event.role())
                .setMethod(event.method())
                .setCode(event.code())
                .setReason(event.reason())
                .setCalls(event.calls())
                .setHash(line.hash())
                .build();
    }
}
