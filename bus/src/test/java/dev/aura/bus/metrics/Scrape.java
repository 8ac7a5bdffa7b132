package dev.aura.bus.metrics;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real scrape, read by the rules of the text format.
 *
 * @param status first line of the answer
 * @param head the lines after it
 * @param series values by name and labels, as they stand
 */
record Scrape(String status, String head, Map<String, Double> series) {

    private static final int ANSWER_BYTES_MAX = 1 << 20;
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*(?:\\{[a-z_]+=\"[^\"]*\"(?:,[a-z_]+=\"[^\"]*\")*})?) (\\S+)");
    private static final Pattern COMMENT =
            Pattern.compile("# (HELP \\S+ .+|TYPE \\S+ (counter|gauge|summary|histogram|untyped))");

    static Scrape of(SocketAddress address, String request) throws IOException {
        String answer = exchange(address, request);
        String[] parts = answer.split("\r\n\r\n", 2);
        String[] head = parts[0].split("\r\n", 2);
        boolean ok = head[0].contains(" 200 ") && !request.startsWith("HEAD");
        return new Scrape(head[0], head[1], ok ? parse(parts[1]) : Map.of());
    }

    /** What comes back until the other side closes. */
    static String exchange(SocketAddress address, String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(address)) {
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
            ByteBuffer answer = ByteBuffer.allocate(ANSWER_BYTES_MAX);
            int read;
            do {
                read = channel.read(answer);
            } while (read >= 0);
            return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, Double> parse(String text) {
        Map<String, Double> series = new HashMap<>();
        for (String line : text.split("\n", -1)) {
            if (line.isEmpty() || COMMENT.matcher(line).matches()) {
                continue;
            }
            Matcher sample = SAMPLE.matcher(line);
            if (!sample.matches()) {
                throw new AssertionError("not the text format: " + line);
            }
            if (series.put(sample.group(1), Double.valueOf(sample.group(2))) != null) {
                throw new AssertionError("twice: " + line);
            }
        }
        return series;
    }
}
