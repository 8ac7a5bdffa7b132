package dev.aura.code.store;

import dev.aura.bus.library.NativeLibraries;
import dev.aura.code.language.calls.CallFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Analyses by content, and the last seen state of files so that unchanged ones need not be read, in one SQLite file. It is a cache:
 * what cannot be read is computed again, a broken file is deleted. Opened on first use. One connection under a lock: statements
 * take microseconds, parsing milliseconds.
 */
public final class AnalysisStore implements AutoCloseable {

    /** Raised whenever an analysis of the same content would come out otherwise. */
    public static final int ANALYZER_VERSION = 22;

    private static final int SCHEMA_VERSION = 4;
    private static final int PAGE_CACHE_KIB = 1024;
    private static final int WRITES_PENDING_MAX = 256;

    private final Path file;
    private final long bytesMax;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ContentHash, PendingWrite> pending = new HashMap<>();
    private final Map<String, PreparedStatement> selects = new HashMap<>();
    private @Nullable Connection connection;

    public AnalysisStore(Path file, long bytesMax) {
        this.file = file;
        this.bytesMax = bytesMax;
    }

    /** A file's state when it was last read. */
    record Seen(long size, long modifiedNanos, long inode, ContentHash hash) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record PendingWrite(
            ContentHash key, byte[] facts, byte[] outline, byte[] findings, byte[] terms, byte[] calls, byte[] types) {}

    /** What of an analysis a question needs besides its facts. */
    public enum Part {
        OUTLINE,
        FINDINGS,
        CALLS,
        TYPES
    }

    /** The analysis under a key; parts that are not asked for are empty. Null where there is none. */
    @Nullable
    FileAnalysis find(ContentHash key, Set<Part> parts) {
        Stored stored = stored(key, parts);
        try {
            return stored == null ? null : decode(stored);
        } catch (IOException broken) {
            return null;
        }
    }

    /** An analysis as it is written; parts that were not asked for are null. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Stored(
            byte[] facts,
            byte @Nullable [] outline,
            byte @Nullable [] findings,
            byte @Nullable [] calls,
            byte @Nullable [] types) {}

    private @Nullable Stored stored(ContentHash key, Set<Part> parts) {
        lock.lock();
        try {
            PendingWrite write = pending.get(key);
            if (write != null) {
                return new Stored(
                        write.facts(),
                        write.outline(),
                        write.findings(),
                        parts.contains(Part.CALLS) ? write.calls() : null,
                        parts.contains(Part.TYPES) ? write.types() : null);
            }
            String columns = "facts"
                    + (parts.contains(Part.OUTLINE) ? ", outline" : ", NULL")
                    + (parts.contains(Part.FINDINGS) ? ", findings" : ", NULL")
                    + (parts.contains(Part.CALLS) ? ", calls" : ", NULL")
                    + (parts.contains(Part.TYPES) ? ", types" : ", NULL");
            try (ResultSet row = select(columns, key)) {
                return row.next()
                        ? new Stored(
                                row.getBytes(1), row.getBytes(2), row.getBytes(3), row.getBytes(4), row.getBytes(5))
                        : null;
            }
        } catch (SQLException broken) {
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** The terms of the analysis under a key; null where there are none. */
    @Nullable
    FileTerms terms(ContentHash key) {
        byte[] terms = termBytes(key);
        try {
            return terms == null || terms.length == 0 ? null : TermsCodec.read(terms);
        } catch (IOException damaged) {
            return null;
        }
    }

    private byte @Nullable [] termBytes(ContentHash key) {
        lock.lock();
        try {
            PendingWrite write = pending.get(key);
            if (write != null) {
                return write.terms();
            }
            try (ResultSet row = select("terms", key)) {
                return row.next() ? row.getBytes(1) : null;
            }
        } catch (SQLException broken) {
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** The row of an analysis. The statement stays for the next one: there are as many as there are sets of parts, and making one takes longer than the search. */
    private ResultSet select(String columns, ContentHash key) throws SQLException {
        Connection database = connection();
        PreparedStatement select = selects.get(columns);
        if (select == null) {
            select = database.prepareStatement("SELECT " + columns + " FROM analysis WHERE key = ?");
            selects.put(columns, select);
        }
        select.setBytes(1, key.bytes());
        return select.executeQuery();
    }

    private static FileAnalysis decode(Stored stored) throws IOException {
        byte[] outline = stored.outline();
        byte[] findings = stored.findings();
        byte[] calls = stored.calls();
        byte[] types = stored.types();
        return new FileAnalysis(
                AnalysisCodec.facts(stored.facts()),
                outline == null ? List.of() : AnalysisCodec.outline(outline),
                findings == null ? List.of() : AnalysisCodec.findings(findings),
                calls == null ? CallFacts.NONE : CallCodec.read(calls),
                types == null ? List.of() : DesignCodec.read(types));
    }

    /** Keeps an analysis; written with others at {@link #flush}. */
    void put(ContentHash key, FileAnalysis analysis) {
        PendingWrite write = new PendingWrite(
                key,
                AnalysisCodec.facts(analysis.facts()),
                AnalysisCodec.outline(analysis.entities()),
                AnalysisCodec.findings(analysis.findings()),
                analysis.terms(),
                CallCodec.write(analysis.calls()),
                DesignCodec.write(analysis.types()));
        lock.lock();
        try {
            pending.put(key, write);
            if (pending.size() >= WRITES_PENDING_MAX) {
                flush();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Writes what is pending. */
    void flush() {
        lock.lock();
        try {
            if (pending.isEmpty()) {
                return;
            }
            inTransaction(database -> {
                try (PreparedStatement insert = database.prepareStatement(
                        "INSERT OR REPLACE INTO analysis (key, facts, outline, findings, terms, calls, types)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
                    for (PendingWrite write : pending.values()) {
                        insert.setBytes(1, write.key().bytes());
                        insert.setBytes(2, write.facts());
                        insert.setBytes(3, write.outline());
                        insert.setBytes(4, write.findings());
                        insert.setBytes(5, write.terms());
                        insert.setBytes(6, write.calls());
                        insert.setBytes(7, write.types());
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
            });
        } finally {
            pending.clear();
            lock.unlock();
        }
    }

    /** The last seen state of the files of a workspace, by path. */
    Map<String, Seen> seen(Path workspace) {
        Map<String, Seen> seen = new HashMap<>();
        lock.lock();
        try (PreparedStatement select = connection()
                .prepareStatement("SELECT path, size, modified_ns, inode, hash FROM seen WHERE workspace = ?")) {
            select.setString(1, workspace.toString());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    seen.put(
                            row.getString(1),
                            new Seen(row.getLong(2), row.getLong(3), row.getLong(4), new ContentHash(row.getBytes(5))));
                }
            }
        } catch (SQLException broken) {
            seen.clear();
        } finally {
            lock.unlock();
        }
        return seen;
    }

    /** Remembers the state of files. */
    void remember(Path workspace, Map<String, Seen> files) {
        if (files.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            inTransaction(database -> {
                try (PreparedStatement insert =
                        database.prepareStatement("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?, ?, ?)")) {
                    for (Map.Entry<String, Seen> entry : files.entrySet()) {
                        insert.setString(1, workspace.toString());
                        insert.setString(2, entry.getKey());
                        insert.setLong(3, entry.getValue().size());
                        insert.setLong(4, entry.getValue().modifiedNanos());
                        insert.setLong(5, entry.getValue().inode());
                        insert.setBytes(6, entry.getValue().hash().bytes());
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
            });
        } finally {
            lock.unlock();
        }
    }

    /** Work on the database. */
    private interface Work {
        void on(Connection database) throws SQLException;
    }

    private void inTransaction(Work work) {
        try {
            Connection database = connection();
            database.setAutoCommit(false);
            try {
                work.on(database);
                database.commit();
            } catch (SQLException failed) {
                database.rollback();
            } finally {
                database.setAutoCommit(true);
            }
            prune(database);
        } catch (SQLException unusable) {
            // A cache that cannot be written only costs time; the answer is complete without it.
            close();
        }
    }

    /** Deletes the oldest quarter when the file has grown past its bound. */
    private void prune(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            long pages = number(statement, "PRAGMA page_count") - number(statement, "PRAGMA freelist_count");
            if (pages * number(statement, "PRAGMA page_size") > bytesMax) {
                statement.executeUpdate(
                        "DELETE FROM analysis WHERE rowid <= (SELECT min(rowid) + (max(rowid) - min(rowid)) / 4"
                                + " FROM analysis)");
                statement.execute("PRAGMA incremental_vacuum");
            }
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = open();
            connection = open;
        }
        return open;
    }

    private Connection open() throws SQLException {
        try {
            Files.createDirectories(file.getParent());
            return prepared();
        } catch (SQLException broken) {
            try {
                Files.deleteIfExists(file);
                Files.deleteIfExists(Path.of(file + "-wal"));
                Files.deleteIfExists(Path.of(file + "-shm"));
            } catch (IOException stays) {
                broken.addSuppressed(stays);
            }
            return prepared();
        } catch (IOException noDirectory) {
            throw new UncheckedIOException(noDirectory);
        }
    }

    private Connection prepared() throws SQLException {
        new NativeLibraries(Objects.requireNonNull(file.toAbsolutePath().getParent()))
                .serveSqlite(SQLiteJDBCLoader.class.getResource(
                        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName()));
        Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = database.createStatement()) {
            statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = NORMAL");
            statement.execute("PRAGMA busy_timeout = 2000");
            statement.execute("PRAGMA cache_size = -" + PAGE_CACHE_KIB);
            if (number(statement, "PRAGMA user_version") != SCHEMA_VERSION) {
                statement.execute("DROP TABLE IF EXISTS analysis");
                statement.execute("DROP TABLE IF EXISTS seen");
            }
            statement.execute("CREATE TABLE IF NOT EXISTS analysis (key BLOB PRIMARY KEY, facts BLOB NOT NULL,"
                    + " outline BLOB NOT NULL, findings BLOB NOT NULL, terms BLOB NOT NULL, calls BLOB NOT NULL,"
                    + " types BLOB NOT NULL)");
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS seen (workspace TEXT NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL,"
                            + " modified_ns INTEGER NOT NULL, inode INTEGER NOT NULL, hash BLOB NOT NULL,"
                            + " PRIMARY KEY (workspace, path)) WITHOUT ROWID");
            statement.execute("PRAGMA user_version = " + SCHEMA_VERSION);
            return database;
        } catch (SQLException broken) {
            database.close();
            throw broken;
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            Connection open = connection;
            connection = null;
            // The connection closes its statements.
            selects.clear();
            if (open != null) {
                open.close();
            }
        } catch (SQLException ignored) {
            // Nothing is lost with a cache.
        } finally {
            lock.unlock();
        }
    }
}
