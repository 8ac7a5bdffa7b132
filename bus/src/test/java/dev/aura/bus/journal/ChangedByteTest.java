package dev.aura.bus.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A byte that changes on the disk is found and named, wherever it is; also in the last group, which looks most like a torn one. */
@Timeout(120)
class ChangedByteTest {

    private static final JournalConfig CONFIG =
            new JournalConfig(900, 1_500, 4_096, 64, 65_536, 512, Duration.ofMillis(1));
    private static final int RECORDS = 10;

    @ParameterizedTest
    @ValueSource(ints = {0x20, 0})
    void namesEveryChangedByteOfAcknowledgedData(int mask) {
        SimulatedDisk disk = written();
        List<JournalRecord> intact =
                Journal.stepped(new SimulatedFiles(disk), CONFIG).read(1, RECORDS);
        Map<String, byte[]> images = images(disk);
        long checked = 0;
        for (String name : images.keySet()) {
            byte[] image = Objects.requireNonNull(images.get(name));
            long end = name.equals(last(images)) ? lastEnd(image) : image.length;
            for (int offset = 0; offset < end; offset++) {
                checked += assertNamed(images, name, offset, mask, intact);
            }
        }
        System.out.printf("changed bytes, mask %02x: %d, all named%n", mask, checked);
        assertThat(checked).isGreaterThan(mask == 0 ? 1_000 : 4_000);
    }

    /** Mask 0 stands for a byte that became zero, as an erased one does. */
    private static int assertNamed(
            Map<String, byte[]> images, String name, int offset, int mask, List<JournalRecord> intact) {
        byte[] image = Objects.requireNonNull(images.get(name));
        byte changed = (byte) (mask == 0 ? 0 : image[offset] ^ mask);
        if (changed == image[offset]) {
            return 0;
        }
        SimulatedDisk disk = disk(images);
        Objects.requireNonNull(disk.inode(name)).seen[offset] = changed;
        CorruptJournalException found = catchThrowableOfType(
                CorruptJournalException.class,
                () -> Journal.stepped(new SimulatedFiles(disk), CONFIG).read(1, RECORDS));
        assertThat(found).as("%s at %d", name, offset).isNotNull();
        assertThat(found.segment()).isEqualTo(name);
        assertThat(found.offset()).isEqualTo(offset - offset % Sector.BYTES);
        assertThat(found).hasMessageContaining(name).hasMessageContaining("byte " + found.offset());
        if (offset < Sector.BYTES) {
            assertThat(found.position()).isEqualTo(CorruptJournalException.POSITION_UNKNOWN);
        } else {
            assertThat(found.position()).isBetween(1L, intact.getLast().position());
        }
        return 1;
    }

    @Test
    void losesNothingWhenAByteOfTheUnusedEndChanges() {
        SimulatedDisk disk = written();
        Map<String, byte[]> images = images(disk);
        String name = last(images);
        byte[] image = Objects.requireNonNull(images.get(name));
        for (int offset = lastEnd(image); offset < image.length; offset++) {
            SimulatedDisk changed = disk(images);
            Objects.requireNonNull(changed.inode(name)).seen[offset] = 1;
            try {
                assertThat(Journal.stepped(new SimulatedFiles(changed), CONFIG).read(1, RECORDS))
                        .hasSize(RECORDS);
            } catch (CorruptJournalException e) {
                assertThat(e.segment()).isEqualTo(name);
            }
        }
    }

    @Test
    void namesAMissingSegment() {
        for (String name : images(written()).keySet()) {
            SimulatedDisk disk = written();
            disk.names.remove(name);
            if (disk.names.keySet().iterator().next().compareTo(name) > 0) {
                continue; // the oldest: released, for all one can tell
            }
            CorruptJournalException found = catchThrowableOfType(
                    CorruptJournalException.class, () -> Journal.stepped(new SimulatedFiles(disk), CONFIG));
            if (found != null) {
                assertThat(found.segment()).isEqualTo(name);
            } else {
                assertThat(name)
                        .as("only the last has no successor that misses it")
                        .isEqualTo(last(images(written())));
            }
        }
    }

    /** Several segments; the last one ends in a group of one short record. */
    private static SimulatedDisk written() {
        SimulatedDisk disk = new SimulatedDisk(new Random(7));
        Journal journal = Journal.stepped(new SimulatedFiles(disk), CONFIG);
        Random random = new Random(11);
        Outcomes outcomes = new Outcomes();
        for (int i = 0; i < RECORDS; i++) {
            byte[] record = new byte[i == RECORDS - 1 ? 1 : random.nextInt(900)];
            random.nextBytes(record);
            journal.append(record, outcomes.of("r"));
            journal.step(0);
        }
        journal.close();
        assertThat(disk.names.keySet()).hasSizeGreaterThan(2);
        return disk;
    }

    private static String last(Map<String, byte[]> images) {
        return new TreeMap<>(images).lastKey();
    }

    private static Map<String, byte[]> images(SimulatedDisk disk) {
        Map<String, byte[]> images = new TreeMap<>();
        disk.names.forEach((name, inode) -> images.put(name, Arrays.copyOf(inode.seen, inode.size)));
        return images;
    }

    private static SimulatedDisk disk(Map<String, byte[]> images) {
        SimulatedDisk disk = new SimulatedDisk(new Random(7));
        images.forEach((name, image) -> {
            Inode inode = new Inode();
            inode.seen = image.clone();
            inode.size = image.length;
            disk.names.put(name, inode);
        });
        return disk;
    }

    /** Where the zeros begin that were written ahead. */
    private static int lastEnd(byte[] image) {
        int end = image.length;
        while (end > 0 && image[end - 1] == 0) {
            end--;
        }
        return Math.ceilDiv(end, Sector.BYTES) * Sector.BYTES;
    }
}
