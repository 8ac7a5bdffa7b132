package dev.aura.bus.broker;

import dev.aura.bus.fuzz.FuzzTarget;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The broker's state machine, without threads and sockets. Bytes become what peers do and time passing, four bytes for each step; what has to hold after
 * each is in {@link FuzzedBroker}.
 */
public final class BrokerFuzz implements FuzzTarget {

    private static final int STEP_BYTES = 4;
    private static final int STEPS_MAX = 400;
    private static final int SEEDS = 12;

    /** Seeds are random walks: each step is a valid one, and states far from the start need many. */
    @Override
    public List<byte[]> seeds() {
        Random random = new Random(20_261_121);
        List<byte[]> seeds = new ArrayList<>();
        for (int i = 0; i < SEEDS; i++) {
            ByteBuffer seed = ByteBuffer.allocate(STEP_BYTES * (20 + random.nextInt(100)));
            for (int peer = 0; peer < FuzzedBroker.PEERS; peer++) {
                seed.put(new byte[] {0, (byte) peer, 0, 0});
                seed.put(new byte[] {2, (byte) peer, (byte) (peer % 3), 0});
            }
            while (seed.hasRemaining()) {
                seed.put((byte) random.nextInt());
            }
            seeds.add(seed.array());
        }
        return seeds;
    }

    @Override
    public void run(byte[] input) {
        try (FuzzedBroker broker = new FuzzedBroker()) {
            int steps = Math.min(STEPS_MAX, input.length / STEP_BYTES);
            for (int i = 0; i < steps; i++) {
                int at = i * STEP_BYTES;
                broker.step(input[at] & 0xFF, input[at + 1] & 0xFF, input[at + 2] & 0xFF, input[at + 3] & 0xFF);
            }
            broker.end();
        }
    }
}
