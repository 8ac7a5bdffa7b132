package dev.aura.e2e.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.aura.bus.client.MeshClient;
import dev.aura.bus.events.Events;
import dev.aura.config.Directories;
import dev.aura.e2e.conformance.v1.EchoRequest;
import dev.aura.proto.mesh.v1.Event;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Main class of the conformance client in Java: does what each line of its input says and answers with a line. */
final class DriverProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Metadata.Key<String> REASON = Metadata.Key.of("aura-reason", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<byte[]> DETAILS =
            Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

    private final MeshClient mesh;
    private final DrivenDeliveries deliveries;
    private final Map<Integer, DrivenCall> calls = new ConcurrentHashMap<>();
    private final Map<Integer, BlockingQueue<Event>> subscriptions = new ConcurrentHashMap<>();

    private DriverProcess(MeshClient mesh) {
        this.mesh = mesh;
        this.deliveries = new DrivenDeliveries(mesh.events(), PATIENCE);
    }

    public static void main(String... arguments) throws Exception {
        Directories directories = Directories.fromEnvironment(System.getenv());
        try (MeshClient mesh =
                        MeshClient.connectAsOwner(directories.runtime(), directories.state(), "driver-java", PATIENCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            DriverProcess driver = new DriverProcess(mesh);
            JsonObject ready = new JsonObject();
            ready.addProperty("ready", "driver-java");
            write(ready);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonObject request = JsonParser.parseString(line).getAsJsonObject();
                Thread.startVirtualThread(() -> driver.run(request));
            }
        }
    }

    private void run(JsonObject request) {
        JsonObject answer = new JsonObject();
        answer.add("id", request.get("id"));
        try {
            perform(request, answer);
            if (!answer.has("code")) {
                answer.addProperty("code", "OK");
            }
        } catch (StatusRuntimeException e) {
            describe(e.getStatus(), e.getTrailers() == null ? new Metadata() : e.getTrailers(), answer);
        } catch (Exception e) {
            answer.addProperty("code", "DRIVER");
            answer.addProperty("message", e.toString());
        }
        write(answer);
    }

    private void perform(JsonObject request, JsonObject answer) throws Exception {
        switch (request.get("op").getAsString()) {
            case "call" -> {
                DrivenCall call = new DrivenCall(mesh.channel(), request, () -> {
                    JsonObject paused = new JsonObject();
                    paused.add("id", request.get("id"));
                    paused.addProperty("paused", true);
                    write(paused);
                });
                calls.put(request.get("id").getAsInt(), call);
                call.runInto(answer);
            }
            case "cancel" -> call(request).cancel();
            case "resume" -> call(request).resume();
            case "subscribe" -> subscribe(request);
            case "take" -> deliveries.take(request, answer);
            case "events" -> events(request, answer);
            case "publish" -> publish(request, answer);
            default -> throw new IllegalArgumentException("unknown op in " + request);
        }
    }

    private DrivenCall call(JsonObject request) {
        DrivenCall call = calls.get(request.get("call").getAsInt());
        if (call == null) {
            throw new IllegalArgumentException("no such call: " + request);
        }
        return call;
    }

    private void subscribe(JsonObject request) {
        if (request.has("durable")) {
            deliveries.subscribe(request);
            return;
        }
        BlockingQueue<Event> queue = new LinkedBlockingQueue<>();
        subscriptions.put(request.get("id").getAsInt(), queue);
        Events.Subscription standing =
                mesh.events().subscribe(request.get("pattern").getAsString(), queue::add);
        Runtime.getRuntime().addShutdownHook(new Thread(standing::close));
    }

    private void events(JsonObject request, JsonObject answer) throws Exception {
        BlockingQueue<Event> queue =
                subscriptions.get(request.get("subscription").getAsInt());
        JsonArray events = new JsonArray();
        answer.add("events", events);
        while (queue != null && events.size() < request.get("count").getAsInt()) {
            Event event = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (event == null) {
                throw new IllegalStateException("only these events came: " + events);
            }
            JsonObject entry = new JsonObject();
            entry.addProperty("topic", event.getTopic());
            entry.addProperty("text", EchoRequest.parseFrom(event.getPayload()).getText());
            entry.addProperty("sequence", event.getSequence());
            entry.addProperty("source", event.getPublisher());
            events.add(entry);
        }
    }

    private void publish(JsonObject request, JsonObject answer) {
        boolean durably = request.has("guarantee");
        String topic = request.get("topic").getAsString();
        for (JsonElement text : request.getAsJsonArray("texts")) {
            EchoRequest event =
                    EchoRequest.newBuilder().setText(text.getAsString()).build();
            if (durably) {
                mesh.events().publishDurably(topic, event);
            } else {
                mesh.events().publish(topic, event);
            }
        }
        answer.addProperty("guarantee", durably ? "FSYNCED" : "MEMORY");
    }

    static void describe(Status status, Metadata trailers, JsonObject answer) {
        String reason = trailers.get(REASON);
        byte @Nullable [] details = trailers.get(DETAILS);
        answer.addProperty("code", status.getCode().name());
        answer.addProperty("reason", reason == null ? "" : reason);
        answer.addProperty("message", status.getDescription() == null ? "" : status.getDescription());
        answer.addProperty("details", details == null ? "" : Base64.getEncoder().encodeToString(details));
    }

    private static synchronized void write(JsonObject answer) {
        System.out.println(answer);
    }
}
