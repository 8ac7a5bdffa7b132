package dev.aura.bus.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FailingDiskTest {

    private static final JournalConfig CONFIG =
            new JournalConfig(1_000, 2_000, 16_384, 64, 65_536, 4_096, Duration.ofMillis(500));
    private static final long LATER_NS = 500_000_000;

    private final SimulatedDisk disk = new SimulatedDisk(new Random(3));
    private final Journal journal = Journal.stepped(new SimulatedFiles(disk), CONFIG);
    private final Outcomes outcomes = new Outcomes();

    @Test
    void refusesWithTheReasonWhileTheDiskIsFullAndGoesOnWhenThereIsSpace() {
        outcomes.append(journal, "before");
        journal.step(0);
        disk.bytesMax(disk.bytes());
        for (int i = 0; journal.failure() == null; i++) {
            assertThat(i).as("appends to a full disk").isLessThan(20);
            journal.append(new byte[900], outcomes.of("big"));
            journal.step(0);
        }
        int kept = outcomes.heard.size() - 1;
        assertThat(outcomes.heard.getLast()).isEqualTo("big!JOURNAL_UNWRITABLE");
        assertThatThrownBy(() -> outcomes.append(journal, "refused"))
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("free space");
        journal.step(LATER_NS);
        assertThat(journal.failure()).as("still full").isNotNull();
        disk.bytesMax(Long.MAX_VALUE);
        journal.step(LATER_NS + 1);
        assertThat(journal.failure()).as("not tried before the time").isNotNull();
        journal.step(2 * LATER_NS);
        assertThat(journal.failure()).isNull();
        assertThat(outcomes.append(journal, "after")).isTrue();
        journal.step(2 * LATER_NS);
        assertThat(outcomes.heard.getLast()).isEqualTo("after=" + (kept + 1));
        assertThat(Outcomes.texts(reopened().read(1, 100)))
                .hasSize(kept + 1)
                .first()
                .isEqualTo("1:before");
    }

    @Test
    void neverTrustsAFileAgainThatCouldNotBeMadeDurable() {
        outcomes.append(journal, "kept");
        journal.step(0);
        disk.failForces(1);
        outcomes.append(journal, "lost");
        outcomes.append(journal, "lost too");
        journal.step(0);
        journal.step(LATER_NS);
        outcomes.append(journal, "after");
        journal.step(LATER_NS);
        assertThat(outcomes.heard)
                .containsExactly("kept=1", "lost!JOURNAL_UNWRITABLE", "lost too!JOURNAL_UNWRITABLE", "after=2");
        assertThat(disk.names).as("a new segment").hasSize(2);
        SimulatedDisk found = disk.restart();
        assertThat(Outcomes.texts(
                        Journal.stepped(new SimulatedFiles(found), CONFIG).read(1, 9)))
                .containsExactly("1:kept", "2:after");
    }

    @Test
    void writesTheLastGroupAgainWhenAProcessDiedBeforeItHeardOfTheFailure() {
        outcomes.append(journal, "kept");
        journal.step(0);
        disk.failForces(1);
        outcomes.append(journal, "seen but not on the disk");
        journal.step(0);
        Journal next = reopened();
        assertThat(Outcomes.texts(next.read(1, 9))).containsExactly("1:kept", "2:seen but not on the disk");
        SimulatedDisk found = disk.restart();
        assertThat(Outcomes.texts(
                        Journal.stepped(new SimulatedFiles(found), CONFIG).read(1, 9)))
                .containsExactly("1:kept", "2:seen but not on the disk");
    }

    @Test
    void doesNotGoOnOverDamage() {
        outcomes.append(journal, "kept");
        journal.step(0);
        disk.names.values().iterator().next().seen[600] ^= 1;
        disk.failForces(1);
        outcomes.append(journal, "lost");
        journal.step(0);
        journal.step(LATER_NS);
        assertThat(journal.failure()).isInstanceOf(CorruptJournalException.class);
        disk.names.values().iterator().next().seen[600] ^= 1;
        journal.step(9 * LATER_NS);
        assertThat(journal.failure()).isInstanceOf(CorruptJournalException.class);
    }

    @Test
    void completesAWriteThatTheDiskTookInPieces() {
        disk.shortWrites(true);
        List<String> names = IntStream.range(0, 40).mapToObj(i -> "record-" + i).toList();
        names.forEach(name -> outcomes.append(journal, name));
        journal.step(0);
        assertThat(reopened().read(1, 100)).hasSize(40);
    }

    private Journal reopened() {
        return Journal.stepped(new SimulatedFiles(disk), CONFIG);
    }
}
