package dev.aura.e2e.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.aura.bus.client.MeshCallOptions;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One call of the driver in Java, of any shape: sends while the call is ready, asks for one response at a time. */
final class DrivenCall {

    private static final int PATIENCE_S = 20;

    private final JsonObject request;
    private final Runnable whenPaused;
    private final ClientCall<Message, Message> call;
    private final Semaphore ready = new Semaphore(0);
    private final CountDownLatch resumed = new CountDownLatch(1);
    private final BlockingQueue<Message> responses = new LinkedBlockingQueue<>();
    private final Semaphore arrived = new Semaphore(0);
    private volatile Metadata headers = new Metadata();
    private volatile Metadata trailers = new Metadata();
    private volatile @Nullable Status status;

    DrivenCall(Channel channel, JsonObject request, Runnable whenPaused) {
        this.request = request;
        this.whenPaused = whenPaused;
        CallOptions options = CallOptions.DEFAULT;
        if (request.has("timeoutMs")) {
            options = options.withDeadlineAfter(request.get("timeoutMs").getAsLong(), TimeUnit.MILLISECONDS);
        }
        if (request.has("target")) {
            options = options.withOption(
                    MeshCallOptions.TARGET, request.get("target").getAsString());
        }
        call = channel.newCall(Methods.named(request.get("method").getAsString()), options);
    }

    void cancel() {
        call.cancel("cancelled by the test", null);
    }

    void resume() {
        resumed.countDown();
    }

    /** Makes the call and writes what came of it. */
    void runInto(JsonObject answer) throws Exception {
        call.start(new Listener(), metadata());
        call.request(1);
        Thread sending = Thread.startVirtualThread(this::sendAll);
        JsonArray received = new JsonArray();
        answer.add("responses", received);
        Status end = readAll(received);
        sending.join();
        DriverProcess.describe(end, trailers, answer);
        answer.add("initialMetadata", texts(headers));
        answer.add("trailers", texts(trailers));
    }

    private Status readAll(JsonArray received) throws Exception {
        while (true) {
            if (!arrived.tryAcquire(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nothing came for " + PATIENCE_S + " s, after " + received.size());
            }
            Message response = responses.poll();
            Status end = status;
            if (response == null) {
                return end == null ? Status.UNKNOWN : end;
            }
            received.add(JsonParser.parseString(JsonFormat.printer().print(response)));
            if (request.has("readMax")
                    && received.size() == request.get("readMax").getAsInt()) {
                whenPaused.run();
                resumed.await();
            }
            call.request(1);
        }
    }

    private void sendAll() {
        try {
            for (JsonElement message : request.getAsJsonArray("requests")) {
                Message.Builder builder =
                        Methods.requestOf(request.get("method").getAsString()).newBuilderForType();
                JsonFormat.parser().merge(message.toString(), builder);
                while (request.get("clientStreaming").getAsBoolean() && !call.isReady() && status == null) {
                    ready.acquire();
                }
                call.sendMessage(builder.build());
            }
            call.halfClose();
        } catch (Exception e) {
            call.cancel("the requests of the test failed", e);
        }
    }

    private Metadata metadata() {
        Metadata metadata = new Metadata();
        if (request.has("metadata")) {
            for (JsonElement pair : request.getAsJsonArray("metadata")) {
                String key = pair.getAsJsonArray().get(0).getAsString();
                String value = pair.getAsJsonArray().get(1).getAsString();
                if (key.endsWith("-bin")) {
                    metadata.put(
                            Metadata.Key.of(key, Metadata.BINARY_BYTE_MARSHALLER),
                            Base64.getDecoder().decode(value));
                } else {
                    metadata.put(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER), value);
                }
            }
        }
        return metadata;
    }

    private static JsonArray texts(Metadata metadata) {
        JsonArray texts = new JsonArray();
        for (String key : metadata.keys()) {
            JsonArray pair = new JsonArray();
            pair.add(key);
            if (key.endsWith("-bin")) {
                byte[] value = metadata.get(Metadata.Key.of(key, Metadata.BINARY_BYTE_MARSHALLER));
                pair.add(Base64.getEncoder().encodeToString(value));
            } else {
                pair.add(metadata.get(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER)));
            }
            texts.add(pair);
        }
        return texts;
    }

    /** Hands on what arrives. */
    private final class Listener extends ClientCall.Listener<Message> {

        @Override
        public void onHeaders(Metadata received) {
            headers = received;
        }

        @Override
        public void onMessage(Message message) {
            responses.add(message);
            arrived.release();
        }

        @Override
        public void onReady() {
            ready.release();
        }

        @Override
        public void onClose(Status end, Metadata received) {
            trailers = received;
            status = end;
            ready.release();
            arrived.release();
        }
    }
}
