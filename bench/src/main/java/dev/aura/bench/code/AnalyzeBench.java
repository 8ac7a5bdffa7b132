package dev.aura.bench.code;

import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.SummarizeRequest;
import dev.aura.proto.code.v1.SummarizeResponse;
import dev.aura.proto.code.v1.SummarizeResponse.LanguageSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Summarizes directories with an empty cache and again with a full one, inside the service, and prints both times, their ratio, and the
 * memory that is in use afterwards.
 */
public final class AnalyzeBench {

    private AnalyzeBench() {}

    /** Arguments: directories. */
    public static void main(String[] arguments) throws Exception {
        try (LocalCodeService code = LocalCodeService.start()) {
            for (String directory : arguments) {
                measure(code, Path.of(directory).toRealPath());
            }
            printMemory();
        }
    }

    private static void measure(LocalCodeService code, Path directory) {
        SummarizeRequest request =
                SummarizeRequest.newBuilder().setWorkspace(directory.toString()).build();
        long start = System.nanoTime();
        SummarizeResponse cold = code.ask(CodeServiceGrpc.AsyncService::summarize, request);
        long middle = System.nanoTime();
        SummarizeResponse warm = code.ask(CodeServiceGrpc.AsyncService::summarize, request);
        long end = System.nanoTime();
        System.out.printf(
                "%s: %d files (%d partial, %d skipped), %d functions; cold %d ms, second run %d ms (%d of %d cached), ratio %.1f%n",
                directory.getFileName(),
                cold.getCoverage().getFiles(),
                cold.getCoverage().getPartial(),
                cold.getCoverage().getSkippedCount(),
                cold.getLanguagesList().stream()
                        .mapToInt(LanguageSize::getFunctions)
                        .sum(),
                Duration.ofNanos(middle - start).toMillis(),
                Duration.ofNanos(end - middle).toMillis(),
                warm.getFreshness().getCachedFiles(),
                warm.getFreshness().getCachedFiles() + warm.getFreshness().getComputedFiles(),
                (double) (middle - start) / (end - middle));
    }

    private static void printMemory() throws IOException {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long heapKiB = (runtime.totalMemory() - runtime.freeMemory()) / 1024;
        String resident = "";
        Path status = Path.of("/proc/self/status");
        if (Files.isReadable(status)) {
            try (Stream<String> lines = Files.lines(status)) {
                resident = lines.filter(line -> line.startsWith("VmRSS"))
                        .findFirst()
                        .orElse("");
            }
        }
        System.out.printf("heap in use after collection %d KiB; %s%n", heapKiB, resident);
    }
}
