package dev.aura.bus.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.bus.status.Faults;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JournalTest {

    private static final JournalConfig SMALL =
            new JournalConfig(1_000, 2_000, 16_384, 8, 4_000, 4_096, Duration.ofMillis(1));

    @TempDir
    private Path directory;

    @Test
    void keepsRecordsInOrderOverARestart() throws IOException {
        try (Journal journal = Journal.open(JournalFiles.at(directory), JournalConfig.DEFAULTS)) {
            assertThat(journal.appendAndWait(Outcomes.bytes("one"))).isEqualTo(1);
            assertThat(journal.appendAndWait(Outcomes.bytes(""))).isEqualTo(2);
        }
        try (Journal journal = Journal.open(JournalFiles.at(directory), JournalConfig.DEFAULTS)) {
            assertThat(journal.appendAndWait(Outcomes.bytes("three"))).isEqualTo(3);
            assertThat(Outcomes.texts(journal.read(1, 10))).containsExactly("1:one", "2:", "3:three");
            assertThat(Outcomes.texts(journal.read(2, 1))).containsExactly("2:");
            assertThat(journal.nextPosition()).isEqualTo(4);
        }
    }

    @Test
    void keepsItsFilesFromOtherUsersAndOtherProcesses() throws IOException {
        Path own = directory.resolve("journal");
        JournalFiles files = JournalFiles.at(own);
        Journal journal = Journal.open(files, JournalConfig.DEFAULTS);
        assertThatThrownBy(() -> JournalFiles.at(own)).hasMessageContaining("another process uses the journal");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                .isEqualTo("rwx------");
        try (Stream<Path> all = Files.list(own)) {
            assertThat(all.map(JournalTest::permissions)).containsOnly("rw-------");
        }
        journal.close();
        JournalFiles.at(own).close();
    }

    @Test
    void makesAllThatWaitsDurableWithOneForceAndSaysSoInOrder() {
        SimulatedDisk disk = new SimulatedDisk(new Random(1));
        Journal journal = Journal.stepped(new SimulatedFiles(disk), JournalConfig.DEFAULTS);
        Outcomes outcomes = new Outcomes();
        for (String name : List.of("a", "b", "c")) {
            assertThat(outcomes.append(journal, name)).isTrue();
        }
        assertThat(outcomes.heard).as("before the disk was asked").isEmpty();
        long before = disk.forces();
        assertThat(journal.step(0)).isEqualTo(3);
        assertThat(disk.forces() - before).isEqualTo(1);
        assertThat(outcomes.heard).containsExactly("a=1", "b=2", "c=3");
        assertThat(journal.groups()).isEqualTo(1);
    }

    @Test
    void refusesWhatItHasNoRoomFor() {
        Journal journal = Journal.stepped(new SimulatedFiles(new SimulatedDisk(new Random(1))), SMALL);
        Outcomes outcomes = new Outcomes();
        for (int i = 0; i < SMALL.queuedRecordsMax(); i++) {
            assertThat(outcomes.append(journal, "r" + i)).isTrue();
        }
        assertThat(outcomes.append(journal, "one too many")).isFalse();
        assertReason("JOURNAL_QUEUE_FULL", () -> journal.appendAndWait(new byte[1]));
        journal.step(0);
        for (int i = 0; i < 4; i++) {
            assertThat(journal.append(new byte[1_000], outcomes.of("large"))).isTrue();
        }
        assertThat(outcomes.append(journal, "a byte too many")).isFalse();
        assertReason("RECORD_TOO_LARGE", () -> journal.appendAndWait(new byte[1_001]));
        assertThat(outcomes.heard).hasSize(8);
    }

    @Test
    void writesWhatWaitsBeforeItCloses() {
        SimulatedFiles files = new SimulatedFiles(new SimulatedDisk(new Random(1)));
        Journal journal = Journal.stepped(files, SMALL);
        Outcomes outcomes = new Outcomes();
        for (int i = 0; i < 4; i++) {
            assertThat(journal.append(new byte[900], outcomes.of("r" + i))).isTrue();
        }
        journal.close();
        assertThat(outcomes.heard).containsExactly("r0=1", "r1=2", "r2=3", "r3=4");
        assertReason("JOURNAL_CLOSED", () -> outcomes.append(journal, "late"));
    }

    @Test
    void readsAcrossSegmentsAndReleasesWholeOnes() {
        SimulatedDisk disk = new SimulatedDisk(new Random(1));
        SimulatedFiles files = new SimulatedFiles(disk);
        Journal journal = Journal.stepped(files, SMALL);
        appendAll(journal, 200);
        assertThat(disk.names.keySet()).hasSizeGreaterThan(5);
        assertThat(positions(journal.read(1, 1_000)))
                .isEqualTo(IntStream.rangeClosed(1, 200).asLongStream().boxed().toList());
        try (JournalReader behind = journal.reader(1)) {
            assertThat(behind.next()).isNotNull();
            journal.releaseBefore(150);
            journal.step(0);
            assertThat(journal.firstPosition()).isBetween(100L, 150L);
            assertReason("POSITION_RELEASED", () -> {
                while (behind.next() != null) {
                    // Up to the end of the segment that it has open.
                }
            });
        }
        assertReason("POSITION_RELEASED", () -> journal.read(99, 1));
        assertThat(positions(journal.read(150, 1_000)))
                .hasSize(51)
                .startsWith(150L)
                .endsWith(200L);
        Journal again = Journal.stepped(files, SMALL);
        assertThat(again.firstPosition()).isEqualTo(journal.firstPosition());
        assertThat(again.nextPosition()).isEqualTo(201);
    }

    @Test
    void findsARecordInTheMiddleAndFollowsTheEnd() {
        Journal journal = Journal.stepped(new SimulatedFiles(new SimulatedDisk(new Random(1))), SMALL);
        appendAll(journal, 50);
        for (int from = 1; from <= 50; from++) {
            assertThat(positions(journal.read(from, 1))).containsExactly((long) from);
        }
        try (JournalReader reader = journal.reader(51)) {
            assertThat(reader.next()).isNull();
            appendAll(journal, 100);
            for (long position = 51; position <= 150; position++) {
                JournalRecord record = reader.next();
                assertThat(record).isNotNull();
                assertThat(record.position()).isEqualTo(position);
            }
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void readsOnlyHeadersOfOlderSegmentsWhenItOpens() {
        SimulatedDisk disk = new SimulatedDisk(new Random(1));
        SimulatedFiles files = new SimulatedFiles(disk);
        appendAll(Journal.stepped(files, SMALL), 3_000);
        assertThat(disk.names.keySet()).hasSizeGreaterThan(150);
        long before = disk.bytesRead();
        Journal journal = Journal.stepped(files, SMALL);
        assertThat(disk.bytesRead() - before)
                .as("bytes read of %d", disk.bytes())
                .isLessThan(disk.bytes() / 10);
        assertThat(journal.nextPosition()).isEqualTo(3_001);
    }

    private static void appendAll(Journal journal, int count) {
        Outcomes outcomes = new Outcomes();
        for (int i = 0; i < count; i++) {
            assertThat(journal.append(new byte[900], outcomes.of("r"))).isTrue();
            journal.step(0);
        }
        assertThat(outcomes.heard).hasSize(count);
    }

    private static List<Long> positions(List<JournalRecord> records) {
        return records.stream().map(JournalRecord::position).toList();
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void assertReason(String reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(StatusRuntimeException.class)
                .satisfies(error -> assertThat(Faults.reasonOf(error)).isEqualTo(reason));
    }
}
