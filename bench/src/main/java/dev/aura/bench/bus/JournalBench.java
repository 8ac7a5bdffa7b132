package dev.aura.bench.bus;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Records of 256 bytes made durable, by one publisher that waits for each and by 64 with 64 outstanding each, in the bus's journal and in
 * SQLite, with the disk's own {@code fdatasync} rate beside them. Many short rounds, since a disk that others use changes from second to second.
 * Arguments: milliseconds for each (500), rounds (20), directory ({@code target/journal-bench}; must be on a disk). The first round
 * warms up and does not count.
 */
public final class JournalBench {

    private static final int RECORD_BYTES = 256;
    private static final int PUBLISHERS = 64;
    private static final int OUTSTANDING = 64;
    private static final double REQUIRED = 50_000;

    private final Path directory;
    private final long timeNs;
    private final List<Round> rounds = new ArrayList<>();

    /** Rates of one round; {@code disk} is the mean of before and after the two lone publishers. */
    private record Round(double disk, double journalOne, double sqliteOne, double journalMany, double sqliteMany) {}

    private JournalBench(Path directory, long timeNs) {
        this.directory = directory;
        this.timeNs = timeNs;
    }

    public static void main(String... arguments) throws IOException, InterruptedException, SQLException {
        Duration time = Duration.ofMillis(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        Path directory = Path.of(arguments.length > 2 ? arguments[2] : "target/journal-bench");
        String store = DiskDirectory.create(directory);
        System.out.printf(
                Locale.ROOT,
                "%s on %s, %d rounds of %d ms, load average %.1f%n",
                directory,
                store,
                rounds,
                time.toMillis(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        JournalBench bench = new JournalBench(directory, time.toNanos());
        for (int i = 0; i <= rounds; i++) {
            bench.round(i == 0 ? "warm-up" : "round " + i);
        }
        bench.rounds.removeFirst();
        bench.printMedians();
        DiskDirectory.deleteAll(directory);
    }

    private void round(String name) throws IOException, InterruptedException, SQLException {
        double before = DiskRound.run(directory, timeNs);
        double journalOne = journal(1, 1);
        double sqliteOne = sqlite(1, 1);
        double after = DiskRound.run(directory, timeNs);
        double journalMany = journal(PUBLISHERS, OUTSTANDING);
        double sqliteMany = sqlite(PUBLISHERS, OUTSTANDING);
        Round round = new Round((before + after) / 2, journalOne, sqliteOne, journalMany, sqliteMany);
        rounds.add(round);
        System.out.printf(
                Locale.ROOT,
                "%-8s fdatasync 16 KiB %6.0f/s   one: journal %6.0f/s sqlite %6.0f/s   64x64: journal %8.0f/s sqlite %8.0f/s%n",
                name,
                round.disk,
                round.journalOne,
                round.sqliteOne,
                round.journalMany,
                round.sqliteMany);
    }

    /** Medians, of rates and of ratios each by itself, since a ratio compares what ran one after the other. */
    private void printMedians() {
        print("fdatasync of 16 KiB, a second", Round::disk);
        print("one publisher, journal, a second", Round::journalOne);
        print("one publisher, SQLite, a second", Round::sqliteOne);
        print("64 x 64, journal, a second", Round::journalMany);
        print("64 x 64, SQLite, a second", Round::sqliteMany);
        print("one publisher, journal / fdatasync (at least 0.7)", round -> round.journalOne / round.disk);
        print("one publisher, SQLite / fdatasync", round -> round.sqliteOne / round.disk);
        print("64 x 64, journal / 50,000 (at least 1)", round -> round.journalMany / REQUIRED);
        print("64 x 64, SQLite / 50,000", round -> round.sqliteMany / REQUIRED);
        print("64 x 64, journal / SQLite", round -> round.journalMany / round.sqliteMany);
    }

    private void print(String what, ToDoubleFunction<Round> figure) {
        Medians.print(what, rounds.stream().mapToDouble(figure));
    }

    private double journal(int publishers, int outstanding) throws IOException, InterruptedException {
        Path place = directory.resolve("journal");
        try (JournalLog log = JournalLog.open(place)) {
            return PublishRound.run(Collections.nCopies(publishers, log), outstanding, RECORD_BYTES, timeNs);
        } finally {
            DiskDirectory.deleteAll(place);
        }
    }

    private double sqlite(int publishers, int outstanding) throws IOException, InterruptedException, SQLException {
        Path place = directory.resolve("sqlite");
        Files.createDirectories(place);
        try (SqliteLog log = new SqliteLog(place.resolve("log.db"))) {
            return PublishRound.run(Collections.nCopies(publishers, log), outstanding, RECORD_BYTES, timeNs);
        } finally {
            DiskDirectory.deleteAll(place);
        }
    }
}
