package dev.aura.bench.bus;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/** SQLite in WAL mode with {@code synchronous=FULL}: one thread takes all that waits, inserts it in one transaction, and commits. */
final class SqliteLog implements DurableLog {

    private static final int QUEUED_MAX = 65_536;
    private static final long POLL_MS = 20;

    private final ArrayBlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUED_MAX);
    private final Connection connection;
    private final Thread thread;
    private volatile boolean closed;

    @SuppressWarnings("ArrayRecordComponent") // handed on once
    private record Entry(byte[] record, Runnable durable) {}

    SqliteLog(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("CREATE TABLE record (position INTEGER PRIMARY KEY, content BLOB NOT NULL)");
        }
        connection.setAutoCommit(false);
        thread = Thread.ofPlatform().name("sqlite-log").start(this::run);
    }

    @Override
    public void append(byte[] record, Runnable durable) throws InterruptedException {
        queue.put(new Entry(record, durable));
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run() {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO record (content) VALUES (?)")) {
            while (!closed) {
                commit(insert);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void commit(PreparedStatement insert) throws SQLException, InterruptedException {
        Entry first = queue.poll(POLL_MS, TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        List<Entry> group = new ArrayList<>();
        group.add(first);
        queue.drainTo(group);
        for (Entry entry : group) {
            insert.setBytes(1, entry.record());
            insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
        group.forEach(entry -> entry.durable().run());
    }
}
