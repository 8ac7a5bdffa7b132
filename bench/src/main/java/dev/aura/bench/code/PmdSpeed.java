package dev.aura.bench.code;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long a cold analysis takes, from the start of a process to its end, beside PMD's command line with as many rules on the same directory: in
 * pairs, one after the other, each first in turn. Ours makes metrics, findings and the index with an empty cache. Beside the time on the clock it
 * prints what the process took of the processors, which other work on the machine changes less.
 */
public final class PmdSpeed {

    private static final int PAIRS = 5;
    private static final int TICKS_A_SECOND = 100;

    private final Path jars;
    private final Path directory;
    private final Path scratch;

    private PmdSpeed(Path jars, Path directory, Path scratch) {
        this.jars = jars;
        this.directory = directory;
        this.scratch = scratch;
    }

    /** Arguments: a directory with PMD's jars (see bench/pmd/pom.xml), a directory of Java sources, and how many pairs. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            System.err.println("usage: bench/run code.PmdSpeed PMD_JARS DIR [PAIRS]");
            System.exit(2);
        }
        int pairs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : PAIRS;
        Path scratch = Files.createTempDirectory("aura-bench-speed");
        try {
            new PmdSpeed(
                            Path.of(arguments[0]).toRealPath(),
                            Path.of(arguments[1]).toRealPath(),
                            scratch)
                    .run(pairs);
        } finally {
            LocalCodeService.delete(scratch);
        }
    }

    /** What a process took. */
    private record Took(double seconds, double processorSeconds) {}

    private void run(int pairs) throws IOException, InterruptedException {
        Path rules = Files.writeString(scratch.resolve("rules.xml"), PmdRules.xml());
        List<Took> ours = new ArrayList<>();
        List<Took> theirs = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            if (pair % 2 == 0) {
                ours.add(aura(pair));
                theirs.add(pmd(rules));
            } else {
                theirs.add(pmd(rules));
                ours.add(aura(pair));
            }
            System.out.printf(
                    "pair %d: %.1f s and %.1f s, ratio %.2f%n",
                    pair + 1, ours.getLast().seconds(), theirs.getLast().seconds(), ratio(ours, theirs, pair));
        }
        double[] ratios = new double[pairs];
        Arrays.setAll(ratios, pair -> ratio(ours, theirs, pair));
        Arrays.sort(ratios);
        System.out.printf("| | median | processor time | %n| --- | --- | --- |%n");
        print("ours", ours);
        print("PMD, " + PmdRules.size() + " rules", theirs);
        System.out.printf(
                "ratio of the pairs: median %.2f, from %.2f to %.2f%n",
                ratios[pairs / 2], ratios[0], ratios[pairs - 1]);
    }

    private static double ratio(List<Took> ours, List<Took> theirs, int pair) {
        return theirs.get(pair).seconds() / ours.get(pair).seconds();
    }

    private static void print(String name, List<Took> times) {
        double[] seconds = times.stream().mapToDouble(Took::seconds).sorted().toArray();
        double[] processor =
                times.stream().mapToDouble(Took::processorSeconds).sorted().toArray();
        System.out.printf(
                "| %s | %.1f s | %.1f s |%n", name, seconds[seconds.length / 2], processor[processor.length / 2]);
    }

    private Took aura(int pair) throws IOException, InterruptedException {
        Path cache = Files.createDirectory(scratch.resolve("run" + pair));
        List<String> command = List.of(
                java(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                ColdAnalysis.class.getName(),
                cache.toString(),
                directory.toString());
        Took took = time(command);
        LocalCodeService.delete(cache);
        return took;
    }

    private Took pmd(Path rules) throws IOException, InterruptedException {
        return time(List.of(
                java(),
                "-cp",
                jars + "/*",
                "net.sourceforge.pmd.cli.PmdCli",
                "check",
                "--dir=" + directory,
                "--rulesets=" + rules,
                "--format=text",
                "--threads=" + Runtime.getRuntime().availableProcessors(),
                "--no-cache",
                "--no-progress",
                "--no-fail-on-violation",
                "--no-fail-on-error"));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Took time(List<String> command) throws IOException, InterruptedException {
        Path output = scratch.resolve("output");
        double processorBefore = processorSecondsOfChildren();
        long start = System.nanoTime();
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(output.toFile()))
                .start()
                .waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        if (exit != 0) {
            throw new IOException(
                    command + " ended with " + exit + ": " + printed.substring(Math.max(0, printed.length() - 2000)));
        }
        List<String> lines = printed.lines().toList();
        System.out.println("  " + lines.size() + " lines, the last: " + (lines.isEmpty() ? "" : lines.getLast()));
        return new Took(seconds, processorSecondsOfChildren() - processorBefore);
    }

    /** Of processes that ended: user and system time as Linux counts it, see proc(5). */
    private static double processorSecondsOfChildren() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / (double) TICKS_A_SECOND;
    }
}
