package dev.aura.bench.bus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/**
 * What SQLite says when one byte of committed data changes on the disk: once in the write-ahead log of a process that was killed, once in
 * the database file. The journal's answer to the same is in {@code ChangedByteTest}.
 */
public final class SqliteDamage {

    private static final int RECORDS = 100;
    private static final int RECORD_BYTES = 256;
    private static final byte FILL = 0x5A;

    private SqliteDamage() {}

    public static void main(String... arguments) throws IOException, SQLException {
        Path directory = Files.createTempDirectory("sqlite-damage-");
        Path database = directory.resolve("log.db");
        Path killed = directory.resolve("killed.db");
        write(database, killed);

        Path log = directory.resolve("killed.db-wal");
        byte[] bytes = Files.readAllBytes(log);
        bytes[bytes.length / 2] ^= 1;
        Files.write(log, bytes);
        System.out.printf("a byte in the middle of the log: %d of %d records, no error%n", read(killed)[0], RECORDS);

        bytes = Files.readAllBytes(database);
        bytes[lastFill(bytes)] ^= 1;
        Files.write(database, bytes);
        int[] found = read(database);
        System.out.printf(
                "a byte of a record in the database: %d of %d records, %d of them changed, no error, integrity_check says %s%n",
                found[0], RECORDS, found[1], integrity(database));
    }

    /** Writes records, each in a transaction; leaves one database as after a kill, and one with all in the database file. */
    private static void write(Path database, Path killed) throws IOException, SQLException {
        byte[] record = new byte[RECORD_BYTES];
        Arrays.fill(record, FILL);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("PRAGMA wal_autocheckpoint=0");
            statement.execute("CREATE TABLE record (position INTEGER PRIMARY KEY, content BLOB NOT NULL)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO record (content) VALUES (?)")) {
                for (int i = 0; i < RECORDS; i++) {
                    insert.setBytes(1, record);
                    insert.executeUpdate();
                }
            }
            Files.copy(database, killed);
            Files.copy(database.resolveSibling("log.db-wal"), killed.resolveSibling("killed.db-wal"));
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    /** How many records are returned, and how many of them are not what was written. */
    private static int[] read(Path database) throws SQLException {
        int[] found = new int[2];
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet records = statement.executeQuery("SELECT content FROM record")) {
            while (records.next()) {
                byte[] content = records.getBytes(1);
                boolean changed = false;
                for (byte each : content) {
                    changed |= each != FILL;
                }
                found[0]++;
                found[1] += changed ? 1 : 0;
            }
        }
        return found;
    }

    private static String integrity(Path database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA integrity_check")) {
            return result.next() ? result.getString(1) : "nothing";
        }
    }

    private static int lastFill(byte[] bytes) {
        int at = bytes.length - 1;
        while (bytes[at] != FILL) {
            at--;
        }
        return at;
    }
}
