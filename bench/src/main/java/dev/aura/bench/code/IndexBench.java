package dev.aura.bench.code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How an index grows: for trees of 10,000, 100,000 and 1,000,000 lines the time of a first question with an empty cache and after a restart
 * with an unchanged tree (each from the start of a process that may use 512 MiB of heap), the times of questions while the tree is watched,
 * and the memory in use after collection.
 */
public final class IndexBench {

    private static final List<Long> SIZES = List.of(10_000L, 100_000L, 1_000_000L);

    private IndexBench() {}

    /** Arguments: directories of Java sources to make the trees of; {@code --lines N}, which may stand several times, for other sizes. */
    public static void main(String[] arguments) throws Exception {
        List<Long> sizes = new ArrayList<>();
        List<Path> sources = new ArrayList<>();
        for (int at = 0; at < arguments.length; at++) {
            if (arguments[at].equals("--lines")) {
                sizes.add(Long.parseLong(arguments[++at]));
            } else {
                sources.add(Path.of(arguments[at]).toRealPath());
            }
        }
        if (sources.isEmpty()) {
            System.err.println("usage: bench/run code.IndexBench [--lines N]... DIR...");
            System.exit(2);
        }
        GrownTree tree = GrownTree.of(sources);
        System.out.println(
                "| lines | files | cold | restart | heap in use | definition p50 / p95 | references p50 / p95"
                        + " | symbols p50 / p95 |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        for (long lines : sizes.isEmpty() ? SIZES : sizes) {
            measure(tree, lines);
        }
    }

    private static void measure(GrownTree tree, long lines) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("aura-bench-index");
        try {
            Path root = Files.createDirectory(scratch.resolve("tree"));
            int files = tree.write(root, lines);
            String cold = process(scratch, "first");
            String restart = process(scratch, "first");
            String questions = process(scratch, "questions");
            System.out.printf("| %,d | %,d | %s | %s | %s |%n", lines, files, cold, restart, questions);
        } finally {
            LocalCodeService.delete(scratch);
        }
    }

    /** What a process of its own prints. */
    private static String process(Path scratch, String task) throws IOException, InterruptedException {
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
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the process for " + task + " ended with " + process.exitValue());
        }
        return printed.strip();
    }
}
