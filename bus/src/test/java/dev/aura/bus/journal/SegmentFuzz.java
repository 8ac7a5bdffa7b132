package dev.aura.bus.journal;

import dev.aura.bus.fuzz.FuzzTarget;
import dev.aura.bus.status.Faults;
import io.grpc.StatusRuntimeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * The file of a segment: opened and read, or refused with what is wrong. The first byte says how it is tried: as it is, or with its sectors sealed
 * anew, because no mutation gets past their checksums.
 */
public final class SegmentFuzz implements FuzzTarget {

    private static final JournalConfig CONFIG =
            new JournalConfig(900, 1_500, 4_096, 64, 65_536, 512, Duration.ofMillis(1));
    private static final int RECORDS_MAX = 64;
    private static final int BYTES_MAX = 8_192;

    @Override
    public List<byte[]> seeds() {
        SimulatedDisk disk = new SimulatedDisk(new Random(7));
        Journal journal = Journal.stepped(new SimulatedFiles(disk), CONFIG);
        for (int length : new int[] {1, 700, 0, 30}) {
            journal.append(new byte[length], new Outcomes().of("r"));
            journal.step(0);
        }
        journal.close();
        List<byte[]> seeds = new ArrayList<>();
        disk.names.forEach((name, inode) -> {
            for (byte mode = 0; mode < 2; mode++) {
                byte[] seed = new byte[1 + inode.size];
                seed[0] = mode;
                System.arraycopy(inode.seen, 0, seed, 1, inode.size);
                seeds.add(seed);
            }
        });
        return seeds;
    }

    @Override
    public void run(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] file = Arrays.copyOfRange(input, 1, Math.min(input.length, BYTES_MAX));
        SimulatedDisk disk = new SimulatedDisk(new Random(7));
        Inode inode = new Inode();
        inode.seen = (input[0] & 1) == 0 ? file : sealed(file);
        inode.size = file.length;
        disk.names.put(SegmentHeader.name(1), inode);
        try {
            Journal journal = Journal.stepped(new SimulatedFiles(disk), CONFIG);
            journal.read(journal.firstPosition(), RECORDS_MAX);
            journal.append(new byte[10], new Outcomes().of("r"));
            journal.step(0);
            journal.close();
        } catch (CorruptJournalException e) {
            Objects.requireNonNull(e.segment());
        } catch (StatusRuntimeException e) {
            if (!"JOURNAL_VERSION".equals(Faults.reasonOf(e))) {
                throw e;
            }
        }
    }

    /** The same content in sectors whose checksums fit. */
    private static byte[] sealed(byte[] file) {
        ByteBuffer buffer = ByteBuffer.wrap(file.clone());
        Sector sector = new Sector();
        for (int at = 0; at + Sector.BYTES <= file.length; at += Sector.BYTES) {
            int length = Sector.length(buffer, at);
            int group = Sector.group(buffer, at);
            if (length > 0 || group > 0) {
                sector.seal(buffer, at, length, Sector.isLast(buffer, at), group, 1, at / Sector.BYTES);
            }
        }
        return buffer.array();
    }
}
