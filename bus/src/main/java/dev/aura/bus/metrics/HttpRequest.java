package dev.aura.bus.metrics;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * The head of an HTTP/1.1 request (RFC 9112), as much of it as a scrape needs.
 *
 * @param method such as GET
 * @param path without the query
 * @param host the name in Host, without its port; empty where there is none
 */
record HttpRequest(String method, String path, String host) {

    private static final int HEAD_BYTES_MAX = 8 << 10;
    private static final String HEAD_END = "\r\n\r\n";

    /** Reads a head; an {@link IOException} says that none came. */
    static HttpRequest read(ReadableByteChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD_BYTES_MAX);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new IOException("the connection ended within a request");
            }
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
            int end = text.indexOf(HEAD_END);
            if (end >= 0) {
                return parse(text.substring(0, end));
            }
        }
        throw new IOException("a request's head has more than " + HEAD_BYTES_MAX + " bytes");
    }

    private static HttpRequest parse(String head) throws IOException {
        String[] lines = head.split("\r\n", -1);
        String[] words = lines[0].split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            throw new IOException("no HTTP/1.1 request: " + lines[0]);
        }
        String host = Arrays.stream(lines)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("host:"))
                .map(line -> line.substring("host:".length()).strip())
                .findFirst()
                .orElse("");
        return new HttpRequest(words[0], words[1].split("\\?", 2)[0], host.replaceFirst(":[0-9]+$", ""));
    }
}
