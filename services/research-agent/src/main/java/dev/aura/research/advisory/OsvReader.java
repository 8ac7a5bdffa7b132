package dev.aura.research.advisory;

import dev.aura.research.advisory.VersionRange.Event;
import dev.aura.research.advisory.VersionRange.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one OSV record. Unknown fields, an absent {@code schema_version} and nulls where lists belong are accepted, as they occur;
 * a record without id or {@code modified} is not.
 */
final class OsvReader {

    /** A file that is no OSV record; the message says why. */
    static final class NotARecord extends Exception {
        NotARecord(String message) {
            super(message);
        }
    }

    private static final int SUMMARY_CHARACTERS_MAX = 300;
    /** Longer than any version in use; bounds the work of comparing. */
    private static final int VERSION_CHARACTERS_MAX = 512;

    private static final int NAME_CHARACTERS_MAX = 1024;

    private final JsonMapper mapper = JsonMapper.shared();

    OsvRecord read(byte[] json) throws NotARecord {
        JsonNode root = parse(json);
        String id = bounded(root, "id", NAME_CHARACTERS_MAX);
        if (!root.isObject() || id.isBlank()) {
            throw new NotARecord("no `id`");
        }
        List<Affected> affected = new ArrayList<>();
        for (JsonNode entry : root.path("affected")) {
            affected.add(affected(entry));
        }
        return new OsvRecord(
                id,
                modified(text(root, "modified")),
                text(root, "published"),
                text(root, "withdrawn"),
                summary(root),
                texts(root.path("aliases")).stream().map(String::strip).toList(),
                rating(root),
                affected);
    }

    private JsonNode parse(byte[] json) throws NotARecord {
        try {
            return mapper.readTree(json);
        } catch (JacksonException e) {
            throw new NotARecord("not JSON: " + e.getOriginalMessage());
        }
    }

    private static Instant modified(String text) throws NotARecord {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new NotARecord(text.isEmpty() ? "no `modified`" : "`modified` is no RFC 3339 time: " + text);
        }
    }

    private static String summary(JsonNode root) {
        String summary = text(root, "summary").strip();
        String line = summary.isEmpty()
                ? text(root, "details").strip().lines().findFirst().orElse("")
                : summary.replaceAll("\\s+", " ");
        return line.length() <= SUMMARY_CHARACTERS_MAX ? line : line.substring(0, SUMMARY_CHARACTERS_MAX - 1) + "…";
    }

    private static Affected affected(JsonNode entry) throws NotARecord {
        List<VersionRange> ranges = new ArrayList<>();
        for (JsonNode range : entry.path("ranges")) {
            if (!text(range, "type").equals("GIT")) {
                ranges.add(new VersionRange(events(range)));
            }
        }
        List<String> versions = texts(entry.path("versions"));
        for (String version : versions) {
            checkVersion(version);
        }
        return new Affected(
                bounded(entry.path("package"), "ecosystem", NAME_CHARACTERS_MAX),
                bounded(entry.path("package"), "name", NAME_CHARACTERS_MAX),
                ranges,
                versions,
                text(entry.path("database_specific"), "informational"));
    }

    private static List<Event> events(JsonNode range) throws NotARecord {
        List<Event> events = new ArrayList<>();
        for (JsonNode event : range.path("events")) {
            for (Kind kind : Kind.values()) {
                String version = text(event, kind.name().toLowerCase(Locale.ROOT));
                if (!version.isEmpty()) {
                    checkVersion(version);
                    events.add(new Event(kind, version));
                }
            }
        }
        return events;
    }

    private static void checkVersion(String version) throws NotARecord {
        if (version.length() > VERSION_CHARACTERS_MAX) {
            throw new NotARecord("a version of " + version.length() + " characters");
        }
        checkPrintable(version);
    }

    /** Control characters separate what the store keeps. */
    private static void checkPrintable(String text) throws NotARecord {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new NotARecord("control characters in a name or version");
        }
    }

    /** The worst CVSS 3 score of the record or its packages; else the word that the database gives. */
    private static Rating rating(JsonNode root) {
        List<JsonNode> holders = new ArrayList<>(List.of(root));
        root.path("affected").forEach(holders::add);
        Rating worst = Rating.NONE;
        String vector = "";
        String word = "";
        for (JsonNode holder : holders) {
            for (JsonNode severity : holder.path("severity")) {
                String score = text(severity, "score");
                OptionalDouble computed = CvssThree.score(score);
                vector = vector.isEmpty() && score.startsWith("CVSS:") ? score : vector;
                worst = computed.isPresent() ? worst.worse(Rating.ofVector(score, computed.getAsDouble())) : worst;
            }
            word = word.isEmpty() ? text(holder.path("database_specific"), "severity") : word;
            word = word.isEmpty() ? text(holder.path("ecosystem_specific"), "severity") : word;
        }
        return worst.equals(Rating.NONE) ? Rating.ofWord(word, vector) : worst;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list) {
            if (item.isString() && !item.asString().isBlank()) {
                texts.add(item.asString());
            }
        }
        return texts;
    }

    private static String bounded(JsonNode node, String field, int charactersMax) throws NotARecord {
        String text = text(node, field);
        if (text.length() > charactersMax) {
            throw new NotARecord("`" + field + "` has " + text.length() + " characters");
        }
        checkPrintable(text);
        return text;
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() ? value.asString() : "";
    }
}
