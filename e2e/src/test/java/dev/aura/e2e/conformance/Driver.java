package dev.aura.e2e.conformance;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A client process, driven by lines of JSON. */
final class Driver {

    private static final int PATIENCE_S = 30;

    private final Process process;
    private final Writer input;
    private final AtomicInteger nextId = new AtomicInteger(1);
    private final CompletableFuture<JsonObject> ready = new CompletableFuture<>();
    private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
    private final Map<Integer, CompletableFuture<Void>> pauses = new ConcurrentHashMap<>();

    Driver(Process process) {
        this.process = process;
        this.input = process.outputWriter();
        Thread.startVirtualThread(this::readAll);
    }

    void awaitReady() {
        await(ready);
    }

    /** Something that was asked of the client: its answer, and whether it paused on the way. */
    record Asked(int id, CompletableFuture<JsonObject> answer, CompletableFuture<Void> pause) {

        JsonObject await() {
            return Driver.await(answer);
        }

        void awaitPause() {
            Driver.await(pause);
        }
    }

    /** Asks for something and does not wait. */
    Asked begin(JsonObject request) {
        int id = nextId.getAndIncrement();
        CompletableFuture<JsonObject> answer = answers.computeIfAbsent(id, i -> new CompletableFuture<>());
        CompletableFuture<Void> pause = pauses.computeIfAbsent(id, i -> new CompletableFuture<>());
        request.addProperty("id", id);
        try {
            synchronized (input) {
                input.write(request + "\n");
                input.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the client is gone, exit code " + process.onExit(), e);
        }
        return new Asked(id, answer, pause);
    }

    /** Asks for something that must succeed. */
    JsonObject ask(JsonObject request) {
        JsonObject answer = begin(request).await();
        if (!answer.get("code").getAsString().equals("OK")) {
            throw new AssertionError(request + " was answered " + answer);
        }
        return answer;
    }

    private void readAll() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read(JsonParser.parseString(line).getAsJsonObject());
            }
        } catch (IOException e) {
            // The process was ended.
        }
        IllegalStateException ended = new IllegalStateException("the client ended");
        ready.completeExceptionally(ended);
        answers.values().forEach(answer -> answer.completeExceptionally(ended));
    }

    private void read(JsonObject line) {
        if (line.has("ready")) {
            ready.complete(line);
            return;
        }
        int id = line.get("id").getAsInt();
        if (line.has("paused")) {
            pauses.computeIfAbsent(id, i -> new CompletableFuture<>()).complete(null);
        } else {
            answers.computeIfAbsent(id, i -> new CompletableFuture<>()).complete(line);
        }
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError("the client did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
