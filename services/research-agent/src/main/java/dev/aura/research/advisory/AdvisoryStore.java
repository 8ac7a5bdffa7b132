package dev.aura.research.advisory;

import dev.aura.bus.library.NativeLibraries;
import dev.aura.bus.status.Faults;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * The advisories in one SQLite file, in WAL mode: readers see the state before or after a batch, and a process that is killed leaves
 * the batches that were committed. Opens a connection for each use and keeps none, so an idle process pays nothing.
 */
public final class AdvisoryStore {

    /** Raised whenever the tables change; {@link #SCHEMA} is then joined by a migration. */
    private static final int SCHEMA_VERSION = 1;

    private static final int BUSY_TIMEOUT_MS = 10_000;

    private static final String[] SCHEMA = {
        """
        CREATE TABLE record (
          row INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          modified_us INTEGER NOT NULL,
          dated_us INTEGER NOT NULL,
          published TEXT NOT NULL,
          withdrawn TEXT NOT NULL,
          summary TEXT NOT NULL,
          aliases TEXT NOT NULL,
          severity INTEGER NOT NULL,
          score REAL NOT NULL,
          vector TEXT NOT NULL,
          packages TEXT NOT NULL,
          words TEXT NOT NULL,
          content BLOB NOT NULL)""",
        "CREATE INDEX record_dated ON record (dated_us)",
        """
        CREATE TABLE affected (
          record INTEGER NOT NULL REFERENCES record (row) ON DELETE CASCADE,
          ecosystem TEXT NOT NULL,
          name TEXT NOT NULL,
          name_key TEXT NOT NULL,
          ranges TEXT NOT NULL,
          versions TEXT NOT NULL,
          informational TEXT NOT NULL)""",
        "CREATE INDEX affected_package ON affected (ecosystem, name_key)",
        "CREATE INDEX affected_record ON affected (record)",
    };

    private final Path file;
    private final NativeLibraries libraries;

    /**
     * A store, made when it is first written.
     *
     * @param cache the cache directory, where SQLite's native code is unpacked
     */
    public AdvisoryStore(Path file, Path cache) {
        this.file = file;
        this.libraries = new NativeLibraries(cache);
    }

    /** Opens the store for reading; an empty one in memory where nothing was imported yet. */
    public AdvisoryReader read() {
        try {
            Connection connection = Files.exists(file) ? open("jdbc:sqlite:" + file) : open("jdbc:sqlite::memory:");
            return new AdvisoryReader(connection);
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    /** Opens the store for writing and creates it where it is missing. */
    AdvisoryWriter write() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new AdvisoryWriter(open("jdbc:sqlite:" + file));
        } catch (IOException e) {
            throw Faults.of(
                    Status.Code.FAILED_PRECONDITION,
                    "STATE_UNWRITABLE",
                    "cannot create " + file + ": " + e.getMessage() + "; check the permissions of the state directory",
                    e);
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    /** What a failure of the database means to the caller. */
    StatusRuntimeException broken(SQLException e) {
        SQLiteErrorCode code = e instanceof SQLiteException sqlite ? sqlite.getResultCode() : null;
        if (code == SQLiteErrorCode.SQLITE_NOTADB || code == SQLiteErrorCode.SQLITE_CORRUPT) {
            return Faults.of(
                    Status.Code.DATA_LOSS,
                    "STATE_DAMAGED",
                    file + " is damaged; delete it and import the advisories again",
                    e);
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY) {
            return Faults.of(
                    Status.Code.ABORTED, "STATE_BUSY", file + " is being written by another process; try again", e);
        }
        return Faults.of(Status.Code.INTERNAL, "STATE_FAILED", "cannot use " + file + ": " + e.getMessage(), e);
    }

    private Connection open(String url) throws SQLException {
        libraries.serveSqlite(SQLiteJDBCLoader.class.getResource(
                LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName()));
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        // A batch reads before it writes; taking the write lock first lets two imports wait for one another.
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.enforceForeignKeys(true);
        Connection connection = config.createConnection(url);
        try {
            migrate(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void migrate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (version(statement) == SCHEMA_VERSION) {
                return;
            }
            statement.execute("BEGIN IMMEDIATE");
            int version = version(statement);
            if (version > SCHEMA_VERSION) {
                statement.execute("ROLLBACK");
                throw Faults.of(
                        Status.Code.FAILED_PRECONDITION,
                        "STATE_TOO_NEW",
                        file + " has schema " + version + ", this version of Aura knows " + SCHEMA_VERSION
                                + "; use the newer Aura or delete the file and import again");
            }
            if (version == 0) {
                for (String sql : SCHEMA) {
                    statement.execute(sql);
                }
                statement.execute("PRAGMA user_version = " + SCHEMA_VERSION);
            }
            statement.execute("COMMIT");
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            return result.getInt(1);
        }
    }
}
