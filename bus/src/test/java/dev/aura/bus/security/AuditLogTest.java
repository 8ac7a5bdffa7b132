package dev.aura.bus.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AuditLogTest {

    private static final int RECORDS = 12;

    @TempDir
    private Path directory;

    @Test
    void goesOnWhereItEnded() {
        write(5, 1 << 20);
        write(5, 1 << 20);
        try (AuditLog log = open(1 << 20)) {
            assertThat(log.verify()).isEqualTo(new AuditCheck(10, 0, ""));
            assertThat(log.list(3, 0)).extracting(AuditLine::sequence).containsExactly(10L, 9L, 8L);
            assertThat(log.list(2, 3)).extracting(AuditLine::sequence).containsExactly(2L, 1L);
        }
    }

    @Test
    void keepsTheChainWhenItRotates() {
        for (int i = 0; i < 5; i++) {
            write(5, 1);
        }
        assertThat(directory.resolve("audit.log.4")).exists();
        assertThat(verify()).isEqualTo(new AuditCheck(25, 0, ""));
    }

    @Test
    void namesTheRecordInWhichAnyByteWasChanged() throws IOException {
        write(RECORDS, 1 << 20);
        byte[] good = Files.readAllBytes(file());
        int record = 1;
        for (int i = 0; i < good.length; i++) {
            byte[] changed = good.clone();
            changed[i] ^= (byte) (1 << (i % 7));
            Files.write(file(), changed);
            assertThat(verify().firstBad()).as("byte %d", i).isEqualTo(record);
            record += good[i] == '\n' ? 1 : 0;
        }
    }

    @Test
    void namesARecordThatIsLongerThanAny() throws IOException {
        write(2, 1 << 20);
        Files.writeString(
                file(), Files.readString(file()).replaceFirst("\"peer\":\"", "\"peer\":\"" + "x".repeat(1 << 20)));
        assertThat(verify().firstBad()).isEqualTo(1);
    }

    @Test
    void namesTheRecordThatWasRemoved() throws IOException {
        write(RECORDS, 1 << 20);
        List<String> good = Files.readAllLines(file());
        for (int i = 1; i < RECORDS; i++) {
            List<String> lines = new ArrayList<>(good);
            lines.remove(i);
            Files.write(file(), lines);
            assertThat(verify().firstBad()).isEqualTo(i + 1);
        }
    }

    @Test
    void namesTheRecordFromWhichOnTheOrderChanged() throws IOException {
        write(RECORDS, 1 << 20);
        List<String> lines = Files.readAllLines(file());
        Collections.swap(lines, 4, 7);
        Files.write(file(), lines);
        assertThat(verify().firstBad()).isEqualTo(5);
    }

    @Test
    void missesWhatWasCutOffAtTheEndAlsoAfterARestart() throws IOException {
        write(RECORDS, 1 << 20);
        Files.write(file(), Files.readAllLines(file()).subList(0, 9));
        assertThat(verify().firstBad()).isEqualTo(10);
        write(1, 1 << 20);
        assertThat(verify().firstBad()).isEqualTo(10);
    }

    @Test
    void trustsNoLogWithoutItsHead() throws IOException {
        write(RECORDS, 1 << 20);
        Files.delete(directory.resolve("audit.head"));
        assertThat(verify().valid()).isFalse();
        write(1, 1 << 20);
        assertThat(verify().valid()).isFalse();
    }

    @Test
    void writesNoLineThatACallerMadeUp() {
        try (AuditLog log = open(1 << 20)) {
            log.add(event("a\"}\n{\"sequence\":7\\"));
            assertThat(log.verify().valid()).isTrue();
            assertThat(log.list(9, 0))
                    .singleElement()
                    .satisfies(line -> assertThat(line.event().method()).isEqualTo("a\"} {\"sequence\":7\\"));
        }
    }

    @Test
    void losesNoneOfManyCallsThatEndedWell() throws InterruptedException {
        int calls = 300_000;
        try (AuditLog log = open(1 << 20)) {
            AuditTally tally = new AuditTally("test-1", Identity.OWN_PROCESS, "test.v1.EchoService/Echo");
            for (int i = 0; i < calls; i++) {
                log.add(tally);
            }
            assertThat(log.list(10_000, 0)).hasSizeLessThan(calls / 10).allSatisfy(line -> {
                assertThat(line.event().peer()).isEqualTo("test-1");
                assertThat(line.event().method()).isEqualTo("test.v1.EchoService/Echo");
                assertThat(line.event().code()).isZero();
            });
            assertThat(log.list(10_000, 0).stream()
                            .mapToInt(line -> line.event().calls())
                            .sum())
                    .isEqualTo(calls);
            assertThat(log.verify().valid()).isTrue();
        }
    }

    private void write(int count, long bytesMax) {
        try (AuditLog log = open(bytesMax)) {
            for (int i = 0; i < count; i++) {
                log.add(event("test.v1.EchoService/Echo"));
            }
        }
    }

    private AuditCheck verify() {
        try {
            return AuditCheck.of(new AuditFiles(directory, 1 << 20));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private AuditLog open(long bytesMax) {
        return AuditLog.open(directory, bytesMax);
    }

    private Path file() {
        return directory.resolve("audit.log");
    }

    private static AuditEvent event(String method) {
        return new AuditEvent(Instant.parse("2026-11-21T12:00:00Z"), "test-1", "ci", "VIEWER", method, 7, "ROLE");
    }
}
