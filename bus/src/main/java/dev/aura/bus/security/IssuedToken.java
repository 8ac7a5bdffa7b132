package dev.aura.bus.security;

import dev.aura.proto.bus.v1.Access.Role;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the mesh keeps of a token: never the token itself.
 *
 * @param name who it was issued to
 * @param role what it lets its bearer do
 * @param expires from when on it is refused; null for never
 * @param hash SHA-256 of the token as lower-case hex
 */
public record IssuedToken(String name, Role role, @Nullable Instant expires, String hash) {

    private static final String NEVER = "-";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** Whether a text may name a token. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether its time is over. */
    public boolean expiredAt(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    /** The line that stands for it in the register's file. */
    String line() {
        String end = expires == null ? NEVER : Long.toString(expires.getEpochSecond());
        return String.join("\t", name, role.name(), end, hash);
    }

    /** Reads such a line. */
    static IssuedToken parse(String line) {
        String[] words = line.split("\t", -1);
        if (words.length != 4) {
            throw new IllegalArgumentException("it has " + words.length + " words, not 4");
        }
        if (!isName(words[0]) || !HASH.matcher(words[3]).matches()) {
            throw new IllegalArgumentException("its name or its hash is none");
        }
        Instant expires = words[2].equals(NEVER) ? null : time(Long.parseLong(words[2]));
        return new IssuedToken(words[0], Role.valueOf(words[1]), expires, words[3]);
    }

    private static Instant time(long epochSecond) {
        try {
            return Instant.ofEpochSecond(epochSecond);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time has the number " + epochSecond, e);
        }
    }
}
