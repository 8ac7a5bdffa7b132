package dev.aura.bus.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The public keys that may connect: a file with a key in Z85 on each line, and after a space a name for people. It is read for each
 * connection, so a change counts for the next one. A list that is missing, cannot be read or is absurdly large admits nobody.
 *
 * @param file where the list is
 */
public record AllowList(Path file) {

    private static final int KEY_CHARS = 40;
    private static final long BYTES_MAX = 1 << 20;

    /** Whether a key may connect. */
    public boolean admits(String publicKey) {
        return keys().containsKey(publicKey);
    }

    /** All keys with their names. */
    public Map<String, String> keys() {
        Map<String, String> keys = new HashMap<>();
        try {
            if (Files.size(file) > BYTES_MAX) {
                return Map.of();
            }
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                String text = line.strip();
                String key = text.substring(0, Math.min(KEY_CHARS, text.length()));
                String name = text.substring(key.length());
                // A key may begin with #, so a comment is known by what follows: it is no key.
                if (CurveKeys.isKey(key) && (name.isEmpty() || Character.isWhitespace(name.charAt(0)))) {
                    keys.put(key, name.strip());
                }
            }
        } catch (IOException e) {
            return Map.of();
        }
        return keys;
    }
}
