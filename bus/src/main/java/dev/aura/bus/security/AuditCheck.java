package dev.aura.bus.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Recomputes the chain of the audit log.
 *
 * @param records records that fit
 * @param firstBad number of the first that does not; 0 where all do
 * @param problem what is wrong with it
 */
public record AuditCheck(long records, long firstBad, String problem) {

    static AuditCheck of(AuditFiles files) throws IOException {
        AuditFiles.Head head = files.head();
        if (head == null) {
            return bad(0, 1, "cannot be trusted: audit.head is missing or was changed");
        }
        AuditFiles.Head last = AuditFiles.Head.NONE;
        long records = 0;
        boolean headSeen = head.sequence() == 0;
        for (Path file : files.oldestFirst()) {
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    AuditLine record = AuditLine.read(line);
                    long expected = last.sequence() + 1;
                    if (record == null) {
                        return bad(records, records == 0 ? 1 : expected, "was changed: its hash does not fit its text");
                    }
                    if (records > 0 && record.sequence() != expected) {
                        return bad(
                                records,
                                expected,
                                "is missing or was moved: record " + record.sequence() + " stands in its place");
                    }
                    if (records > 0 && !record.previous().equals(last.hash())) {
                        return bad(records, record.sequence(), "does not follow the record before it");
                    }
                    last = new AuditFiles.Head(record.sequence(), record.hash());
                    headSeen |= last.equals(head);
                    records++;
                }
            }
        }
        if (!headSeen && last.sequence() < head.sequence()) {
            return bad(
                    records,
                    last.sequence() + 1,
                    "is missing: the log was cut, its head knows record " + head.sequence());
        }
        return headSeen
                ? new AuditCheck(records, 0, "")
                : bad(records, head.sequence(), "is not the one that the head knows");
    }

    public boolean valid() {
        return firstBad == 0;
    }

    private static AuditCheck bad(long records, long sequence, String what) {
        return new AuditCheck(records, sequence, "record " + sequence + " " + what);
    }
}
