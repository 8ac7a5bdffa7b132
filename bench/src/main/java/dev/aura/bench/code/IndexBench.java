package dev.aura.bench.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How an index grows: for trees of 10,000, 100,000 and 1,000,000 lines the time of a first question with an empty cache and after a restart
 * with an unchanged tree (each from the start of a process that may use 512 MiB of heap to its answer), the times of questions while the tree
 * is watched, and the memory in use after collection.
 */
public final class IndexBench {

    private static final List<Long> SIZES = List.of(10_000L, 100_000L, 1_000_000L);

    private IndexBench() {}

    /**
     * Arguments: directories of Java sources to make the trees of; {@code --lines N}, which may stand several times, for other sizes;
     * {@code --plot FILE} for a drawing.
     */
    public static void main(String[] arguments) throws Exception {
        List<Long> sizes = new ArrayList<>();
        List<Path> sources = new ArrayList<>();
        Path plot = null;
        for (int at = 0; at < arguments.length; at++) {
            if (arguments[at].equals("--lines")) {
                sizes.add(Long.parseLong(arguments[++at]));
            } else if (arguments[at].equals("--plot")) {
                plot = Path.of(arguments[++at]);
            } else {
                sources.add(Path.of(arguments[at]).toRealPath());
            }
        }
        if (sources.isEmpty()) {
            System.err.println("usage: bench/run code.IndexBench [--lines N]... [--plot FILE] DIR...");
            System.exit(2);
        }
        GrownTree tree = GrownTree.of(sources);
        System.out.println(
                "| lines | files | cold | restart | heap in use | definition p50 / p95 | references p50 / p95"
                        + " | symbols p50 / p95 |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        List<GrowthPlot.Point> points = new ArrayList<>();
        for (long lines : sizes.isEmpty() ? SIZES : sizes) {
            points.add(measure(tree, lines));
        }
        GrowthPlot growth = new GrowthPlot(points);
        growth.printSlopes();
        if (plot != null) {
            Files.writeString(plot, growth.svg());
        }
    }

    private static GrowthPlot.Point measure(GrownTree tree, long lines) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("aura-bench-index");
        try {
            Path root = Files.createDirectory(scratch.resolve("tree"));
            int files = tree.write(root, lines);
            Answer cold = process(scratch, "first");
            Answer restart = process(scratch, "first");
            Answer questions = process(scratch, "questions");
            System.out.printf(
                    "| %,d | %,d | %,d ms, %s parsed | %,d ms, %s parsed | %s |%n",
                    lines,
                    files,
                    cold.millis(),
                    cold.printed(),
                    restart.millis(),
                    restart.printed(),
                    questions.printed());
            long heap = Long.parseLong(
                    questions.printed().substring(0, questions.printed().indexOf(' ')));
            return new GrowthPlot.Point(lines, cold.millis(), restart.millis(), heap);
        } finally {
            LocalCodeService.delete(scratch);
        }
    }

    /** What a process printed first, and how long after its start. */
    private record Answer(long millis, String printed) {}

    private static Answer process(Path scratch, String task) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IndexQuestions.class.getName(),
                        scratch.toString(),
                        task)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String printed = String.valueOf(lines.readLine());
            long millis = (System.nanoTime() - start) / 1_000_000;
            if (process.waitFor() != 0) {
                throw new IOException("the process for " + task + " ended with " + process.exitValue());
            }
            return new Answer(millis, printed);
        }
    }
}
