package dev.aura.bench.bus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a broker's process holds.
 *
 * @param heapBytes what is reachable: the heap after a full collection
 */
record BrokerState(int peers, long descriptors, long heapBytes) {

    /** What is new after the collection is the garbage of the traffic that goes on. */
    private static final Pattern TENURED = Pattern.compile("(?i)tenured[^\\n]* used (\\d+)K");

    private static final int BYTES_PER_KB = 1_024;

    static BrokerState of(long pid, int peers) throws IOException, InterruptedException {
        ask(pid, "GC.run");
        Matcher tenured = TENURED.matcher(ask(pid, "GC.heap_info"));
        if (!tenured.find()) {
            throw new IOException("the broker does not say how much it holds");
        }
        long kb = Long.parseLong(tenured.group(1));
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return new BrokerState(peers, open.count(), kb * BYTES_PER_KB);
        }
    }

    private static String ask(long pid, String what) throws IOException, InterruptedException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(tool, Long.toString(pid), what)
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("the broker does not answer " + what + ": " + answer);
        }
        return answer;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%d peers, %d descriptors, heap %.1f MB", peers, descriptors, heapBytes / 1e6);
    }
}
