package dev.aura.code.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Files made only to hear of them. Events of one inotify instance come in the order in which they happened, so whoever hears of a cookie
 * has been sent everything that happened before it was made.
 */
final class Cookies implements AutoCloseable {

    private final Path directory;
    private final AtomicLong last = new AtomicLong();
    private final Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>();

    Cookies(Path parent) throws IOException {
        Files.createDirectories(parent);
        directory = Files.createTempDirectory(parent, "watch");
    }

    Path directory() {
        return directory;
    }

    /** Makes a cookie and waits until {@link #heard} was called for it; false when it was not within the time. */
    boolean await(Duration max) throws InterruptedException {
        String name = Long.toString(last.incrementAndGet());
        CountDownLatch heard = new CountDownLatch(1);
        awaited.put(name, heard);
        Path cookie = directory.resolve(name);
        try {
            Files.createFile(cookie);
            return heard.await(max.toNanos(), TimeUnit.NANOSECONDS);
        } catch (IOException noRoom) {
            return false;
        } finally {
            awaited.remove(name);
            delete(cookie);
        }
    }

    void heard(String name) {
        CountDownLatch latch = awaited.get(name);
        if (latch != null) {
            latch.countDown();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // An empty file in the runtime directory; the next start of the machine takes it away.
        }
    }

    @Override
    public void close() {
        delete(directory);
    }
}
