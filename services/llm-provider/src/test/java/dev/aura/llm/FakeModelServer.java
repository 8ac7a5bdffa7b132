package dev.aura.llm;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** A model server on a free loopback port that answers each path by a script, down to the bytes on the wire. */
final class FakeModelServer implements AutoCloseable {

    /** A request as it came. */
    record Request(String method, String path, Map<String, String> headers, String body) {}

    /** What happens to a request; the connection is closed when it returns. */
    interface Script {
        void answer(Reply reply) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final CountDownLatch gone = new CountDownLatch(1);
    final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();

    FakeModelServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    FakeModelServer on(String path, Script script) {
        scripts.put(path, script);
        return this;
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Released when a caller has gone while a script held its connection open. */
    CountDownLatch callerGone() {
        return gone;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.startVirtualThread(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            Request request = read(in);
            requests.add(request);
            Script script =
                    scripts.getOrDefault(request.path(), reply -> reply.status(404, "text/plain", "no such path"));
            script.answer(new Reply(in, connection.getOutputStream(), gone));
        } catch (IOException | InterruptedException e) {
            gone.countDown();
        }
    }

    private static Request read(InputStream in) throws IOException {
        List<String> first = List.of(line(in).split(" "));
        Map<String, String> headers = new ConcurrentHashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Request(first.get(0), first.get(1), headers, body);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("closed");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }

    /** One response being written. */
    static final class Reply {
        private final InputStream in;
        private final OutputStream out;
        private final CountDownLatch gone;

        private Reply(InputStream in, OutputStream out, CountDownLatch gone) {
            this.in = in;
            this.out = out;
            this.gone = gone;
        }

        /** A whole response. */
        void status(int status, String type, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            raw("HTTP/1.1 " + status + " x\r\nContent-Type: " + type + "\r\nContent-Length: " + bytes.length
                    + "\r\nConnection: close\r\n\r\n");
            out.write(bytes);
            out.flush();
        }

        void raw(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        void startStream(String type) throws IOException {
            raw("HTTP/1.1 200 OK\r\nContent-Type: " + type
                    + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        }

        /** A piece of the body in one chunk of its own. */
        void chunk(String text) throws IOException {
            chunk(text.getBytes(StandardCharsets.UTF_8));
        }

        void chunk(byte... bytes) throws IOException {
            out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        void endStream() throws IOException {
            raw("0\r\n\r\n");
        }

        /** Says nothing more until the caller goes away. */
        void stall() throws IOException {
            try {
                while (in.read() >= 0) {
                    // A caller sends nothing after its request.
                }
            } finally {
                gone.countDown();
            }
        }

        /** An event stream of the texts as OpenAI sends it. */
        void openAi(String... texts) throws IOException {
            startStream("text/event-stream");
            chunk(": ping\n\ndata: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n");
            for (String text : texts) {
                chunk(openAiEvent(text));
            }
            chunk("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n");
            chunk(
                    "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":7}}\n\ndata: [DONE]\n\n");
            endStream();
        }
    }

    static String openAiEvent(String text) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text
                + "\"},\"finish_reason\":null}]}\r\n\r\n";
    }
}
