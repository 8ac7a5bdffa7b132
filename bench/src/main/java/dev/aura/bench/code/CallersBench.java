package dev.aura.bench.code;

import dev.aura.proto.code.v1.CodeServiceGrpc.AsyncService;
import dev.aura.proto.code.v1.FindCallersRequest;
import dev.aura.proto.code.v1.FindCallersResponse;
import dev.aura.proto.code.v1.FindDefinitionRequest;
import dev.aura.proto.mesh.v1.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * How long questions about calls take in a workspace that is watched: the first one, two at once, those after nothing has changed, and those after the file asked about was saved with a line
 * more at its end. All files have been analysed before. The file is put back as it was.
 */
public final class CallersBench {

    private static final int ROUNDS = 15;

    private final LocalCodeService code;
    private final String root;
    private final String path;
    private final Position position;

    private CallersBench(LocalCodeService code, String root, String path, Position position) {
        this.code = code;
        this.root = root;
        this.path = path;
        this.position = position;
    }

    /** Arguments: a directory, a file in it, and the line and column of a function's name there. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 4) {
            System.err.println("usage: bench/run code.CallersBench DIR FILE LINE COLUMN");
            System.exit(2);
        }
        Path root = Path.of(arguments[0]).toRealPath();
        Path scratch = Files.createTempDirectory("aura-bench");
        try {
            Position position = Position.newBuilder()
                    .setLine(Integer.parseInt(arguments[2]))
                    .setColumn(Integer.parseInt(arguments[3]))
                    .build();
            try (LocalCodeService warm = LocalCodeService.in(scratch, Map.of())) {
                new CallersBench(warm, root.toString(), arguments[1], position).definition();
            }
            try (LocalCodeService code = LocalCodeService.in(scratch, Map.of())) {
                AutoCloseable watch = code.watch(root.toString());
                new CallersBench(code, root.toString(), arguments[1], position).run(root.resolve(arguments[1]));
                watch.close();
            }
        } finally {
            LocalCodeService.delete(scratch);
        }
    }

    private void run(Path file) throws Exception {
        CompletableFuture<Double> beside = CompletableFuture.supplyAsync(() -> milliseconds(this::callers));
        double first = milliseconds(this::callers);
        System.out.printf("first, two at once: %.0f and %.0f ms%n", first, beside.get());
        print("callers, nothing changed", () -> milliseconds(this::callers));
        print("definition, nothing changed", () -> milliseconds(this::definition));
        byte[] before = Files.readAllBytes(file);
        try {
            print("callers after a save", () -> {
                save(file);
                return milliseconds(this::callers);
            });
            print("definition after a save", () -> {
                save(file);
                return milliseconds(this::definition);
            });
        } finally {
            Files.write(file, before);
        }
        System.out.printf("%,d callers%n", callers().getTotal());
    }

    private static void save(Path file) {
        try {
            Files.write(file, "\n# saved\n".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private interface Question {
        double milliseconds();
    }

    private static void print(String what, Question question) {
        double[] took = new double[ROUNDS];
        Arrays.setAll(took, round -> question.milliseconds());
        Arrays.sort(took);
        System.out.printf("%s: median %.1f ms, longest %.1f ms%n", what, took[ROUNDS / 2], took[ROUNDS - 1]);
    }

    private static double milliseconds(Runnable question) {
        long start = System.nanoTime();
        question.run();
        return Duration.ofNanos(System.nanoTime() - start).toNanos() / 1e6;
    }

    private FindCallersResponse callers() {
        return code.ask(
                AsyncService::findCallers,
                FindCallersRequest.newBuilder()
                        .setWorkspace(root)
                        .setPath(path)
                        .setPosition(position)
                        .build());
    }

    private void definition() {
        code.ask(
                AsyncService::findDefinition,
                FindDefinitionRequest.newBuilder()
                        .setWorkspace(root)
                        .setPath(path)
                        .setPosition(position)
                        .build());
    }
}
