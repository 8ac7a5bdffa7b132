package dev.aura.bus.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A disk behind a page cache. What was written and not made durable is, at a power cut, there or not, sector by sector; a name that was
 * created or deleted without a fsync of its directory likewise. On demand it is full, writes less than it is asked to, or fails to make
 * durable what it took, and then, as Linux does, holds the lost pages for clean.
 */
public final class SimulatedDisk {

    private final Random random;

    /** What programs see. */
    final Map<String, Inode> names = new TreeMap<>();

    /** What is on the disk. */
    private final Map<String, Inode> durableNames = new LinkedHashMap<>();

    private long operationsLeft = Long.MAX_VALUE;
    private long bytesMax = Long.MAX_VALUE;
    private boolean shortWrites;
    private int forcesThatFail;
    private long forces;
    private long bytesRead;
    private boolean powered = true;

    public SimulatedDisk(Random random) {
        this.random = random;
    }

    /** Thrown at the moment of the cut and by everything after it. */
    public static final class PowerCutError extends Error {
        private static final long serialVersionUID = 1;
    }

    /** The power goes at the operation after so many. */
    public void cutAfter(long operations) {
        operationsLeft = operations;
    }

    /** All files together may have so many bytes. */
    public void bytesMax(long bytes) {
        bytesMax = bytes;
    }

    void shortWrites(boolean on) {
        shortWrites = on;
    }

    /** The next calls of force lose what they should have made durable, and fail. */
    public void failForces(int count) {
        forcesThatFail = count;
    }

    /** How often a file was made durable. */
    long forces() {
        return forces;
    }

    long bytesRead() {
        return bytesRead;
    }

    void read(int bytes) {
        requirePower();
        bytesRead += Math.max(0, bytes);
    }

    public long bytes() {
        return names.values().stream().mapToLong(inode -> inode.size).sum();
    }

    /** Ends the power now, decides what survives, and gives the disk as the next start finds it. */
    public SimulatedDisk restart() {
        powered = false;
        SimulatedDisk next = new SimulatedDisk(random);
        Map<String, Inode> survivors = new TreeMap<>(durableNames);
        List<String> touched = new ArrayList<>(names.keySet());
        durableNames.keySet().stream().filter(name -> !names.containsKey(name)).forEach(touched::add);
        for (String name : touched) {
            Inode now = names.get(name);
            boolean settled = now != null && now.equals(durableNames.get(name));
            if (!settled && random.nextBoolean()) {
                if (now == null) {
                    survivors.remove(name);
                } else {
                    survivors.put(name, now);
                }
            }
        }
        survivors.forEach((name, inode) -> {
            Inode settled = inode.afterPowerCut(random);
            next.names.put(name, settled);
            next.durableNames.put(name, settled);
        });
        return next;
    }

    /** The program dies, the machine does not: everything written is still seen, nothing more is durable than before. */
    public void revive() {
        operationsLeft = Long.MAX_VALUE;
        powered = true;
    }

    void operate() {
        if (!powered || operationsLeft-- <= 0) {
            powered = false;
            throw new PowerCutError();
        }
    }

    void requirePower() {
        if (!powered) {
            throw new PowerCutError();
        }
    }

    /** How many of so many bytes a write takes. */
    int accept(Inode inode, long offset, int count) throws IOException {
        long others = bytes() - inode.size;
        long end = Math.min(offset + count, bytesMax - others);
        int room = (int) Math.max(0, end - offset);
        if (room == 0 && offset + count > inode.size) {
            throw new IOException("No space left on device");
        }
        int taken = offset + count <= inode.size ? count : Math.min(count, room);
        return shortWrites && taken > 1 ? shorter(offset, taken) : taken;
    }

    /** Never one byte short of a sector: that is indistinguishable from a changed byte, and refused as one. */
    private int shorter(long offset, int count) {
        int shorter = 1 + random.nextInt(count);
        return (offset + shorter) % Sector.BYTES == Sector.BYTES - 1 ? shorter + 1 : shorter;
    }

    void force(Inode inode) throws IOException {
        forces++;
        if (forcesThatFail > 0) {
            forcesThatFail--;
            inode.loseUnsynced();
            throw new IOException("Input/output error");
        }
        inode.sync();
    }

    void forceDirectory() {
        durableNames.clear();
        durableNames.putAll(names);
    }

    @Nullable
    Inode inode(String name) {
        return names.get(name);
    }
}
