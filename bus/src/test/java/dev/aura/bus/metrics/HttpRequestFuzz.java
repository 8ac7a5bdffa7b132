package dev.aura.bus.metrics;

import dev.aura.bus.fuzz.FuzzTarget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The head of a request. */
public final class HttpRequestFuzz implements FuzzTarget {

    @Override
    public List<byte[]> seeds() {
        return List.of(
                bytes("GET /metrics?x=1 HTTP/1.1\r\nHost: localhost:9100\r\nAccept: */*\r\n\r\n"),
                bytes("POST / HTTP/1.0\r\n\r\n"));
    }

    @Override
    public void run(byte[] input) {
        try {
            HttpRequest request = HttpRequest.read(Channels.newChannel(new ByteArrayInputStream(input)));
            if (request.path().contains("?") || request.method().contains(" ")) {
                throw new IllegalStateException(request.toString());
            }
        } catch (IOException e) {
            // It says that none came.
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
