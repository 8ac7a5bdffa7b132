package dev.aura.code.query;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.aura.code.store.ContentHash;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Contents that answers have lately shown lines of, by their hash: the files in which often used names stand are the same again and again. */
public final class RecentContents {

    private static final long BYTES_MAX = 16L << 20;

    @GuardedBy("this")
    private final Map<ContentHash, byte[]> contents = new LinkedHashMap<>(16, 0.75f, true);

    @GuardedBy("this")
    private long bytes;

    synchronized byte @Nullable [] find(ContentHash hash) {
        return contents.get(hash);
    }

    /** Keeps a content, and drops those that were asked for longest ago where there is no room. */
    synchronized void keep(ContentHash hash, byte[] content) {
        byte[] before = contents.put(hash, content);
        bytes += content.length - (before == null ? 0 : before.length);
        Iterator<byte[]> oldest = contents.values().iterator();
        while (bytes > BYTES_MAX && oldest.hasNext()) {
            bytes -= oldest.next().length;
            oldest.remove();
        }
    }
}
