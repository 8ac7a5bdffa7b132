package dev.aura.bus.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes inputs in the ways that parsers trip over. Repeats itself for the same seed. */
public final class Mutator {

    /** Values at which lengths and counts turn over. */
    private static final long[] EDGES = {
        0, 1, -1, 127, 128, 255, 256, 32_767, 65_535, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE
    };

    private static final int INSERTED_MAX = 64;

    private final Random random;
    private final List<byte[]> seeds;

    public Mutator(List<byte[]> seeds, long seed) {
        this.seeds = List.copyOf(seeds);
        this.random = new Random(seed);
    }

    /** One of the seeds with one to four changes. */
    public byte[] next() {
        byte[] bytes = any();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            bytes = change(bytes);
        }
        return bytes;
    }

    private byte[] change(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> joined(bytes, at, random(random.nextInt(INSERTED_MAX)), at);
            case 2 -> joined(bytes, at, new byte[0], Math.min(bytes.length, at + random.nextInt(INSERTED_MAX)));
            case 3 -> {
                byte[] other = any();
                int from = random.nextInt(other.length + 1);
                yield joined(bytes, at, Arrays.copyOfRange(other, from, other.length), bytes.length);
            }
            case 4 -> edge(bytes.clone(), at);
            case 5 -> flip(bytes.clone(), at);
            default -> set(bytes.clone(), at);
        };
    }

    private byte[] edge(byte[] bytes, int at) {
        long edge = EDGES[random.nextInt(EDGES.length)];
        int width = 1 << random.nextInt(4);
        for (int i = 0; i < width && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (edge >>> (8 * (width - 1 - i)));
        }
        return bytes;
    }

    private byte[] flip(byte[] bytes, int at) {
        if (at < bytes.length) {
            bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private byte[] set(byte[] bytes, int at) {
        if (at < bytes.length) {
            bytes[at] = (byte) random.nextInt();
        }
        return bytes;
    }

    private byte[] any() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int at, byte[] middle, int from) {
        byte[] result = Arrays.copyOf(bytes, at + middle.length + bytes.length - from);
        System.arraycopy(middle, 0, result, at, middle.length);
        System.arraycopy(bytes, from, result, at + middle.length, bytes.length - from);
        return result;
    }
}
