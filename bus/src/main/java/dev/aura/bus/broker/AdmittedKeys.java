package dev.aura.bus.broker;

import dev.aura.bus.security.AllowList;
import java.util.HashSet;
import java.util.Set;

/**
 * Which keys may still be connected. {@link ZapAgent}'s thread looks at the list, the broker's asks. A key that two looks have not seen is out: one
 * look may fall into the moment in which somebody writes the file.
 */
final class AdmittedKeys {

    private static final int KEY_CHARS = 40;

    private final String word;
    private final AllowList list;
    private Set<String> seenBefore = Set.of();
    private volatile Set<String> standing = Set.of();

    /**
     * @param word proves that a connection was admitted by this process
     */
    AdmittedKeys(String word, AllowList list) {
        this.word = word;
        this.list = list;
    }

    /** Whether a key may connect now. */
    boolean admits(String key) {
        boolean admitted = list.admits(key);
        if (admitted) {
            standing = with(standing, key);
            seenBefore = with(seenBefore, key);
        }
        return admitted;
    }

    /** Looks at the list again; returns the keys that are out from now on. */
    Set<String> look() {
        Set<String> before = standing;
        if (before.isEmpty()) {
            return Set.of();
        }
        Set<String> listed = list.keys().keySet();
        Set<String> still = new HashSet<>(before);
        still.removeIf(key -> !listed.contains(key) && !seenBefore.contains(key));
        Set<String> out = new HashSet<>(before);
        out.removeAll(still);
        seenBefore = Set.copyOf(listed);
        standing = still;
        return out;
    }

    private static Set<String> with(Set<String> keys, String key) {
        Set<String> more = new HashSet<>(keys);
        more.add(key);
        return more;
    }

    /** What ZeroMQ attaches to each message of a connection with this key. */
    String proof(String key) {
        return word + key;
    }

    /** Whether a connection was admitted by this process. */
    boolean isProof(String text) {
        return text.length() == word.length() + KEY_CHARS && text.startsWith(word);
    }

    /** Whether the key of a connection that was admitted is still on the list. */
    boolean stands(String proof) {
        return standing.contains(proof.substring(word.length()));
    }
}
