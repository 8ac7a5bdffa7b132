package dev.aura.bus.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.grpc.StatusRuntimeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever was acknowledged is there after the power went, at any moment and again while it was put right. With {@code
 * -Daura.tests.powerCuts=N} and {@code -Daura.tests.seed=S}, longer and from another seed.
 */
class PowerCutTest {

    private static final int CUTS = Integer.getInteger("aura.tests.powerCuts", 100);
    private static final long SEED = Long.getLong("aura.tests.seed", 20_261_121);
    private static final int CUTS_PER_DISK = 5;
    private static final int OPERATIONS_MAX = 120;
    private static final JournalConfig CONFIG =
            new JournalConfig(3_000, 8_192, 32_768, 64, 65_536, 4_096, Duration.ofMillis(1));

    private static final Logger LOG = Logger.getLogger(JournalWriter.class.getName());

    /** The failures are wanted. */
    @BeforeAll
    static void quiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        LOG.setLevel(null);
    }

    @Test
    @Timeout(600)
    void losesNothingThatWasAcknowledged() {
        long acknowledged = 0;
        for (int cut = 0; cut < CUTS; cut += CUTS_PER_DISK) {
            long seed = SEED + cut;
            Run run = new Run(new Random(seed));
            assertThatCode(() -> run.cuts(CUTS_PER_DISK)).as("seed %d", seed).doesNotThrowAnyException();
            acknowledged += run.acknowledged.size();
        }
        System.out.printf("power cuts %d, from seed %d: %d acknowledged records, 0 lost%n", CUTS, SEED, acknowledged);
        assertThat(acknowledged).isGreaterThan(CUTS);
    }

    /** One journal through several cuts. */
    private static final class Run {

        private final Random random;
        private SimulatedDisk disk;
        private final Map<Long, byte[]> acknowledged = new HashMap<>();
        private final Map<Long, byte[]> appended = new HashMap<>();
        private long released;
        private long nextId;
        private long nowNs;

        Run(Random random) {
            this.random = random;
            this.disk = new SimulatedDisk(random);
        }

        void cuts(int count) {
            for (int i = 0; i < count; i++) {
                disk.cutAfter(random.nextInt(OPERATIONS_MAX));
                disk.shortWrites(random.nextBoolean());
                try {
                    use(opened());
                } catch (SimulatedDisk.PowerCutError e) {
                    disk = random.nextInt(4) == 0 ? killed() : disk.restart();
                }
            }
            disk.cutAfter(Long.MAX_VALUE);
            check(opened());
        }

        private Journal opened() {
            disk.failForces(0);
            return Journal.stepped(new SimulatedFiles(disk), CONFIG);
        }

        private SimulatedDisk killed() {
            disk.revive();
            return disk;
        }

        private void use(Journal journal) {
            check(journal);
            while (true) {
                for (int count = random.nextInt(8); count > 0; count--) {
                    append(journal);
                }
                if (random.nextInt(10) == 0 && journal.nextPosition() > 1) {
                    released = Math.max(released, random.nextLong(journal.nextPosition()));
                    journal.releaseBefore(released);
                }
                if (random.nextInt(20) == 0) {
                    disk.failForces(1);
                }
                nowNs += random.nextInt(2_000_000);
                journal.step(nowNs);
            }
        }

        private void append(Journal journal) {
            long id = ++nextId;
            byte[] content = new byte[Long.BYTES + random.nextInt(random.nextInt(10) == 0 ? 2_900 : 300)];
            random.nextBytes(content);
            ByteBuffer.wrap(content).putLong(id);
            appended.put(id, content);
            Completion completion = new Completion() {
                @Override
                public void durable(long position) {
                    assertThat(acknowledged.put(position, content))
                            .as("position %d given twice", position)
                            .isNull();
                }

                @Override
                public void failed(StatusRuntimeException reason) {
                    // Not acknowledged: nothing is promised.
                }
            };
            try {
                journal.append(content, completion);
            } catch (StatusRuntimeException e) {
                // The disk failed a moment ago.
            }
        }

        /** All acknowledged are there in their places, and what else is there was appended, once, in order. */
        private void check(Journal journal) {
            List<JournalRecord> found = journal.read(journal.firstPosition(), Integer.MAX_VALUE);
            assertThat(journal.firstPosition()).isLessThanOrEqualTo(Math.max(1, released));
            Map<Long, byte[]> byPosition = new HashMap<>();
            List<Long> ids = new ArrayList<>();
            for (JournalRecord record : found) {
                byPosition.put(record.position(), record.content());
                long id = ByteBuffer.wrap(record.content()).getLong();
                assertThat(record.content()).isEqualTo(appended.get(id));
                ids.add(id);
            }
            assertThat(ids).doesNotHaveDuplicates().isSorted();
            acknowledged.forEach((position, content) -> {
                if (position >= journal.firstPosition()) {
                    assertThat(byPosition.get(position))
                            .as("position %d", position)
                            .isEqualTo(content);
                }
            });
            // What was not acknowledged and turned up stays from now on.
            acknowledged.putAll(byPosition);
        }
    }
}
