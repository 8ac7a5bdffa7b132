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
 * rounds, one after the other, each first in turn, both with and without the optimizing compiler. Ours makes metrics, findings and the index with an empty cache, in a process that starts as the daemon does: by
 * the distribution's own script, with its options and the AOT cache that its own training makes (before the first round, as it is made once for an installation); and, to tell what that is worth, in a bare JVM.
 * PMD starts as its own script starts it. Beside the time on the clock it prints what the process took of the processors, which other work on the machine changes less.
 */
public final class PmdSpeed {

    private static final int ROUNDS = 5;
    private static final int TICKS_A_SECOND = 100;

    /** What a program that ends within seconds runs best with; {@code bin/aura} does. */
    private static final List<String> FAST_COMPILER = List.of("-XX:TieredStopAtLevel=1");

    private final Path jars;
    private final Path directory;
    private final Path scratch;

    private PmdSpeed(Path jars, Path directory, Path scratch) {
        this.jars = jars;
        this.directory = directory;
        this.scratch = scratch;
    }

    /** Arguments: a directory with PMD's jars (see bench/pmd/pom.xml), a directory of Java sources, and how many rounds. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            System.err.println("usage: bench/run code.PmdSpeed PMD_JARS DIR [ROUNDS]");
            System.exit(2);
        }
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : ROUNDS;
        Path scratch = Files.createTempDirectory("aura-bench-speed");
        try {
            new PmdSpeed(
                            Path.of(arguments[0]).toRealPath(),
                            Path.of(arguments[1]).toRealPath(),
                            scratch)
                    .run(rounds);
        } finally {
            LocalCodeService.delete(scratch);
        }
    }

    /** What a process took. */
    private record Took(double seconds, double processorSeconds) {}

    private void run(int rounds) throws Exception {
        DaemonStart daemon = DaemonStart.trained(scratch.resolve("product"));
        Path rules = Files.writeString(scratch.resolve("rules.xml"), PmdRules.xml());
        List<Program> programs = List.of(
                new Program("ours, as the daemon starts", aura(daemon, List.of())),
                new Program("PMD, " + PmdRules.size() + " rules", pmd(rules, List.of())),
                new Program("ours, as the daemon starts, fast compiler only", aura(daemon, FAST_COMPILER)),
                new Program("PMD, fast compiler only", pmd(rules, FAST_COMPILER)),
                new Program("ours, a bare JVM, fast compiler only", bare()));
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < programs.size(); turn++) {
                programs.get((round + turn) % programs.size()).run(this);
            }
        }
        System.out.printf("| | median | processor time | %n| --- | --- | --- |%n");
        programs.forEach(Program::print);
        for (Program ours : List.of(programs.get(0), programs.get(2), programs.get(4))) {
            for (Program theirs : List.of(programs.get(1), programs.get(3))) {
                ours.compare(theirs);
            }
        }
    }

    /** One of the programs that are compared, with what its runs took. */
    private record Program(String name, List<String> command, List<Took> times) {

        Program(String name, List<String> command) {
            this(name, command, new ArrayList<>());
        }

        void run(PmdSpeed bench) throws IOException, InterruptedException {
            Took took = bench.time(command);
            times.add(took);
            System.out.printf("  %s: %.1f s%n", name, took.seconds());
        }

        void print() {
            double[] seconds =
                    times.stream().mapToDouble(Took::seconds).sorted().toArray();
            double[] processor =
                    times.stream().mapToDouble(Took::processorSeconds).sorted().toArray();
            System.out.printf(
                    "| %s | %.1f s | %.1f s |%n", name, seconds[seconds.length / 2], processor[processor.length / 2]);
        }

        /** How much longer another one took, round by round. */
        void compare(Program other) {
            double[] ratios = new double[times.size()];
            Arrays.setAll(
                    ratios,
                    round -> other.times.get(round).seconds() / times.get(round).seconds());
            Arrays.sort(ratios);
            System.out.printf(
                    "%s / %s: median %.2f, from %.2f to %.2f%n",
                    other.name, name, ratios[ratios.length / 2], ratios[0], ratios[ratios.length - 1]);
        }
    }

    private List<String> aura(DaemonStart daemon, List<String> options) {
        return daemon.command(options, ColdAnalysis.class, analysis());
    }

    private List<String> bare() {
        List<String> command = new ArrayList<>(List.of(java(), "--enable-native-access=ALL-UNNAMED"));
        command.addAll(FAST_COMPILER);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                ColdAnalysis.class.getName()));
        command.addAll(analysis());
        return command;
    }

    /** What it is to do: with a cache below the directory of this benchmark, which is emptied before each run. */
    private List<String> analysis() {
        return List.of(scratch.resolve("cache").toString(), directory.toString());
    }

    private List<String> pmd(Path rules, List<String> options) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options);
        command.addAll(List.of(
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
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Took time(List<String> command) throws IOException, InterruptedException {
        Path output = scratch.resolve("output");
        Path cache = scratch.resolve("cache");
        if (Files.exists(cache)) {
            LocalCodeService.delete(cache);
        }
        Files.createDirectory(cache);
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
