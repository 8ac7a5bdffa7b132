package dev.aura.bus.security;

import dev.aura.bus.fuzz.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** An audit log: whole, or its first bad record is named. Lines are tried as they are, and with hashes that fit. */
public final class AuditFuzz implements FuzzTarget {

    private final Path directory;

    public AuditFuzz(Path scratch) {
        directory = scratch;
    }

    @Override
    public List<byte[]> seeds() {
        AuditEvent event = new AuditEvent(
                Instant.parse("2026-11-21T10:00:00Z"), "peer-1", "admin", "ADMIN", "a.v1.S/M", 7, "RO\"LE\\");
        String first = AuditLine.write(1, event, AuditLine.FIRST);
        AuditLine read = AuditLine.read(first.strip());
        String second = AuditLine.write(2, event, read == null ? "" : read.hash());
        String head = "1 " + (read == null ? "" : read.hash());
        return List.of(bytes(head + "\n" + first), bytes(head + "\n" + first + second), bytes("0 x\n"));
    }

    @Override
    public void run(byte[] input) throws Exception {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        int end = Math.max(0, text.indexOf('\n'));
        Files.writeString(directory.resolve("audit.head"), text.substring(0, end), StandardCharsets.ISO_8859_1);
        Files.writeString(directory.resolve("audit.log"), text.substring(end), StandardCharsets.ISO_8859_1);
        AuditCheck check = AuditCheck.of(new AuditFiles(directory, 1 << 20));
        if (check.valid() != check.problem().isEmpty()) {
            throw new IllegalStateException(check.toString());
        }
        for (String line : text.split("\n", 8)) {
            int body = line.indexOf(",\"hash\":\"");
            if (body > 0) {
                String hash = Sha256.hex(line.substring(0, body).getBytes(StandardCharsets.UTF_8));
                AuditLine.read(line.substring(0, body) + ",\"hash\":\"" + hash + "\"}");
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
