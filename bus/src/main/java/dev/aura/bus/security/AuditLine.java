package dev.aura.bus.security;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One record of the audit log. Its hash is that of the text before it, which has the previous record's: whoever changes, removes or moves a record
 * changes all that follow.
 *
 * @param sequence from 1
 * @param event what happened
 * @param previous hash of the record before; of no record, 64 zeros
 * @param hash SHA-256 as hex
 */
public record AuditLine(long sequence, AuditEvent event, String previous, String hash) {

    static final String FIRST = "0".repeat(64);

    private static final int FIELD_CHARS_MAX = 300;
    /** Longer than {@link #write} makes any; the pattern below takes stack for each character. */
    private static final int LINE_CHARS_MAX = 4_096;

    private static final String WORD = "\"((?:[^\"\\\\]|\\\\.)*)\"";
    private static final Pattern LINE = Pattern.compile("(\\{\"sequence\":(\\d{1,18}),\"time\":" + WORD + ",\"peer\":"
            + WORD
            + ",\"identity\":" + WORD + ",\"role\":" + WORD + ",\"method\":" + WORD + ",\"code\":(\\d{1,4}),\"reason\":"
            + WORD + "(?:,\"calls\":(\\d{1,9}))?,\"previous\":\"([0-9a-f]{64})\"),\"hash\":\"([0-9a-f]{64})\"\\}");

    /** The text of a record, with its line end. */
    static String write(long sequence, AuditEvent event, String previous) {
        String body = "{\"sequence\":" + sequence + ",\"time\":"
                + quote(event.at().toString()) + ",\"peer\":"
                + quote(event.peer()) + ",\"identity\":" + quote(event.identity()) + ",\"role\":" + quote(event.role())
                + ",\"method\":" + quote(event.method()) + ",\"code\":" + event.code() + ",\"reason\":"
                + quote(event.reason())
                + (event.calls() == 1 ? "" : ",\"calls\":" + event.calls())
                + ",\"previous\":\"" + previous + "\"";
        return body + ",\"hash\":\"" + hash(body) + "\"}\n";
    }

    /** Reads a line without its end; null where it is not, byte for byte, what {@link #write} makes of a record. */
    static @Nullable AuditLine read(String line) {
        if (line.length() > LINE_CHARS_MAX) {
            return null;
        }
        Matcher words = LINE.matcher(line);
        if (!words.matches() || !hash(words.group(1)).equals(words.group(12))) {
            return null;
        }
        try {
            AuditEvent event = new AuditEvent(
                    Instant.parse(words.group(3)),
                    unquote(words.group(4)),
                    unquote(words.group(5)),
                    unquote(words.group(6)),
                    unquote(words.group(7)),
                    Integer.parseInt(words.group(8)),
                    unquote(words.group(9)),
                    words.group(10) == null ? 1 : Integer.parseInt(words.group(10)));
            return new AuditLine(Long.parseLong(words.group(2)), event, words.group(11), words.group(12));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String hash(String body) {
        return Sha256.hex(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().limit(FIELD_CHARS_MAX).forEach(character -> {
            if (character == '"' || character == '\\') {
                quoted.append('\\').append((char) character);
            } else {
                // What would end the line or hide in it is written as a blank.
                quoted.append(character < ' ' || character > '~' ? ' ' : (char) character);
            }
        });
        return quoted.append('"').toString();
    }

    private static String unquote(String quoted) {
        return quoted.replaceAll("\\\\(.)", "$1");
    }
}
