package dev.aura.research.advisory;

import dev.aura.research.ecosystem.Ecosystem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;

/** Writes records in batches, each one transaction. */
final class AdvisoryWriter implements AutoCloseable {

    private static final int BATCH_RECORDS = 500;

    /** Times before this year are placeholders, such as Go's {@code 0001-01-01T00:00:00Z}. */
    private static final Instant FIRST_REAL_TIME = Instant.parse("1990-01-01T00:00:00Z");

    private final Connection connection;
    private final PreparedStatement find;
    private final PreparedStatement delete;
    private final PreparedStatement insert;
    private final PreparedStatement insertAffected;
    private int pending;

    AdvisoryWriter(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        find = connection.prepareStatement("SELECT modified_us, content FROM record WHERE id = ?");
        delete = connection.prepareStatement("DELETE FROM record WHERE id = ?");
        insert = connection.prepareStatement("INSERT INTO record (id, modified_us, dated_us, published, withdrawn,"
                + " summary, aliases, severity, score, vector, packages, words, content)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING row");
        insertAffected = connection.prepareStatement(
                "INSERT INTO affected (record, ecosystem, name, name_key, ranges, versions, informational)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)");
    }

    /**
     * Stores a record unless the one that is there is as new. Of two with the same placeholder for a time the later import wins, as
     * nothing else tells them apart.
     *
     * @param content hash of the file
     * @return whether it was stored
     */
    boolean put(OsvRecord record, byte[] content) throws SQLException {
        if (!isNews(record, content)) {
            return false;
        }
        delete.setString(1, record.id());
        delete.executeUpdate();
        long row = insert(record, content);
        for (Affected affected : record.affected()) {
            insert(row, affected);
        }
        if (++pending >= BATCH_RECORDS) {
            commit();
        }
        return true;
    }

    void commit() throws SQLException {
        connection.commit();
        pending = 0;
    }

    private boolean isNews(OsvRecord record, byte[] content) throws SQLException {
        find.setString(1, record.id());
        try (ResultSet known = find.executeQuery()) {
            if (!known.next()) {
                return true;
            }
            long knownModified = known.getLong(1);
            long modified = micros(record.modified());
            boolean dated = record.modified().isAfter(FIRST_REAL_TIME);
            return modified > knownModified
                    || (modified == knownModified && !dated && !Arrays.equals(content, known.getBytes(2)));
        }
    }

    private long insert(OsvRecord record, byte[] content) throws SQLException {
        String packages = AffectedCodec.list(record.packages().stream().toList());
        String aliases = AffectedCodec.list(record.aliases());
        insert.setString(1, record.id());
        insert.setLong(2, micros(record.modified()));
        insert.setLong(3, micros(dated(record)));
        insert.setString(4, record.published());
        insert.setString(5, record.withdrawn());
        insert.setString(6, record.summary());
        insert.setString(7, aliases);
        insert.setInt(8, record.rating().severity().getNumber());
        insert.setDouble(9, record.rating().score());
        insert.setString(10, record.rating().vector());
        insert.setString(11, packages);
        insert.setString(
                12,
                String.join("\n", record.id(), aliases, packages, record.summary())
                        .toLowerCase(Locale.ROOT));
        insert.setBytes(13, content);
        try (ResultSet row = insert.executeQuery()) {
            return row.getLong(1);
        }
    }

    private void insert(long row, Affected affected) throws SQLException {
        Ecosystem ecosystem = Ecosystem.find(affected.ecosystem());
        insertAffected.setLong(1, row);
        insertAffected.setString(2, ecosystem == null ? affected.ecosystem() : ecosystem.osvName());
        insertAffected.setString(3, affected.name());
        insertAffected.setString(4, Ecosystem.keyOf(affected.ecosystem(), affected.name()));
        insertAffected.setString(5, AffectedCodec.ranges(affected.ranges()));
        insertAffected.setString(6, AffectedCodec.list(affected.versions()));
        insertAffected.setString(7, affected.informational());
        insertAffected.executeUpdate();
    }

    /** When the record last changed: {@code modified}, or {@code published} where that is a placeholder; the epoch for neither. */
    private static Instant dated(OsvRecord record) {
        if (record.modified().isAfter(FIRST_REAL_TIME)) {
            return record.modified();
        }
        try {
            Instant published = OffsetDateTime.parse(record.published()).toInstant();
            return published.isAfter(FIRST_REAL_TIME) ? published : Instant.EPOCH;
        } catch (DateTimeException none) {
            return Instant.EPOCH;
        }
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
