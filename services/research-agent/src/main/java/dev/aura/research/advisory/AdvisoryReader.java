package dev.aura.research.advisory;

import dev.aura.bus.status.Faults;
import dev.aura.proto.research.v1.Advisory;
import dev.aura.proto.research.v1.ListAdvisoriesResponse;
import dev.aura.proto.research.v1.ScanDependenciesResponse.Finding.Severity;
import dev.aura.proto.research.v1.Snapshot;
import dev.aura.research.ecosystem.Coordinate;
import dev.aura.research.ecosystem.Ecosystem;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** An open store, for one thread. Close it soon. */
public final class AdvisoryReader implements AutoCloseable {

    private static final String COLUMNS = "r.id, r.aliases, r.summary, r.severity, r.score, r.vector, r.packages,"
            + " r.published, r.modified_us, r.withdrawn";

    /**
     * One {@code affected[]} entry and the record it belongs to.
     *
     * @param record the whole record, in short
     */
    record Entry(StoredRecord record, Affected affected) {}

    private final Connection connection;

    AdvisoryReader(Connection connection) {
        this.connection = connection;
    }

    /** How many records there are and how old the newest is. */
    public Snapshot snapshot(Instant now) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*), max(dated_us) FROM record")) {
            Snapshot.Builder snapshot = Snapshot.newBuilder().setRecords(row.getInt(1));
            Instant newest = time(row.getLong(2));
            if (newest.isAfter(Instant.EPOCH)) {
                long days = Math.max(0, Duration.between(newest, now).toDays());
                snapshot.setDate(newest.toString()).setAgeDays((int) days);
            }
            return snapshot.build();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Records whose id, aliases, packages or summary hold a text, newest first. */
    public ListAdvisoriesResponse.Builder list(String query, String ecosystem, int limit) {
        String where = " FROM record r WHERE (?1 = '' OR instr(r.words, ?1) > 0) AND (?2 = '' OR EXISTS"
                + " (SELECT 1 FROM affected a WHERE a.record = r.row AND a.ecosystem = ?2))";
        Ecosystem known = Ecosystem.find(ecosystem);
        String name = known == null ? ecosystem : known.osvName();
        String words = query.strip().toLowerCase(Locale.ROOT);
        try (PreparedStatement count = connection.prepareStatement("SELECT count(*)" + where);
                PreparedStatement page = connection.prepareStatement(
                        "SELECT " + COLUMNS + where + " ORDER BY r.dated_us DESC, r.id LIMIT ?3")) {
            for (PreparedStatement statement : List.of(count, page)) {
                statement.setString(1, words);
                statement.setString(2, name);
            }
            page.setInt(3, limit);
            ListAdvisoriesResponse.Builder response = ListAdvisoriesResponse.newBuilder();
            try (ResultSet total = count.executeQuery();
                    ResultSet rows = page.executeQuery()) {
                response.setTotal(total.getInt(1));
                while (rows.next()) {
                    Advisory advisory = record(rows).toProto();
                    response.addAdvisories(advisory);
                }
            }
            return response;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What standing (not withdrawn) records say about a package, whatever its version. */
    List<Entry> entries(Coordinate coordinate) {
        try (PreparedStatement select = connection.prepareStatement("SELECT " + COLUMNS
                + ", a.ecosystem, a.name, a.ranges, a.versions, a.informational FROM affected a"
                + " JOIN record r ON r.row = a.record"
                + " WHERE a.ecosystem = ? AND a.name_key = ? AND r.withdrawn = '' ORDER BY r.id, a.rowid")) {
            select.setString(1, coordinate.ecosystem().osvName());
            select.setString(2, coordinate.key());
            List<Entry> entries = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(new Entry(record(rows), affected(rows)));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static StoredRecord record(ResultSet row) throws SQLException {
        Severity severity =
                Objects.requireNonNullElse(Severity.forNumber(row.getInt(4)), Severity.SEVERITY_UNSPECIFIED);
        return new StoredRecord(
                row.getString(1),
                AffectedCodec.list(row.getString(2)),
                row.getString(3),
                new Rating(severity, row.getDouble(5), row.getString(6)),
                AffectedCodec.list(row.getString(7)),
                row.getString(8),
                time(row.getLong(9)).toString(),
                row.getString(10));
    }

    private static Affected affected(ResultSet row) throws SQLException {
        return new Affected(
                row.getString(11),
                row.getString(12),
                AffectedCodec.ranges(row.getString(13)),
                AffectedCodec.list(row.getString(14)),
                row.getString(15));
    }

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static StatusRuntimeException failed(SQLException e) {
        return Faults.of(Status.Code.INTERNAL, "STATE_FAILED", "cannot read the advisories: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
