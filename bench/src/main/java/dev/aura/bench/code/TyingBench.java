package dev.aura.bench.code;

import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.Languages;
import dev.aura.code.language.ParsedFile;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.language.calls.CallSystem.Tie;
import dev.aura.code.language.calls.CallSystem.TiedCall;
import dev.aura.code.source.SourceText;
import dev.aura.code.syntax.ParserPool;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How long it takes to follow the values of all files of a directory, in rounds, each of an index that has not been asked, as time of the processor; and how many calls are tied by what. Parsing is not in the
 * time. With `--print FILE` every call is written to a file, to compare two versions.
 */
public final class TyingBench {

    private static final int ROUNDS = 7;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private TyingBench() {}

    /** Arguments: a directory; `--print FILE`. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1 && arguments.length != 3) {
            System.err.println("usage: bench/run code.TyingBench DIR [--print FILE]");
            System.exit(2);
        }
        Path cache = Files.createTempDirectory("aura-bench");
        try (ParserPool parsers = new ParserPool(1, cache)) {
            Map<CallSystem, List<CallUnit>> units =
                    read(Path.of(arguments[0]).toRealPath(), ProgramCalls.languages(parsers));
            for (Map.Entry<CallSystem, List<CallUnit>> entry : units.entrySet()) {
                run(entry.getKey(), entry.getValue());
                if (arguments.length == 3) {
                    Files.write(Path.of(arguments[2]), lines(entry.getKey(), entry.getValue()));
                }
            }
        } finally {
            LocalCodeService.delete(cache);
        }
    }

    private static Map<CallSystem, List<CallUnit>> read(Path root, Languages languages) throws IOException {
        Map<String, CallSystem> systems = new TreeMap<>();
        Map<CallSystem, List<CallUnit>> units = new LinkedHashMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String path = root.relativize(file).toString();
            LanguageFrontEnd frontEnd = languages.reader(path).orElse(null);
            if (frontEnd != null && frontEnd.calls().isPresent()) {
                String family = frontEnd.language().equals("python") ? "python" : "ecmascript";
                CallSystem system =
                        systems.computeIfAbsent(family, name -> frontEnd.calls().orElseThrow());
                unit(frontEnd, file, path, units.computeIfAbsent(system, key -> new ArrayList<>()));
            }
        }
        return units;
    }

    private static void unit(LanguageFrontEnd frontEnd, Path file, String path, List<CallUnit> into)
            throws IOException {
        try {
            if (frontEnd.isManifest(path)) {
                into.add(Manifests.unit(path, file, frontEnd));
                return;
            }
            ParsedFile parsed = frontEnd.parse(SourceText.decode(Files.readAllBytes(file)), frontEnd.role(path));
            List<String> imports =
                    parsed.imports().stream().map(found -> found.name()).toList();
            into.add(new CallUnit(path, parsed.module(), imports, parsed.calls()));
        } catch (UnparsableException unparsable) {
            System.out.println("  left out: " + path);
        }
    }

    private static void run(CallSystem system, List<CallUnit> units) {
        double[] milliseconds = new double[ROUNDS];
        long heap = 0;
        Map<Tie, Integer> ties = new EnumMap<>(Tie.class);
        for (int round = 0; round < ROUNDS; round++) {
            long before = used();
            long start = THREADS.getCurrentThreadCpuTime();
            CallSystem.Index index = system.index(units);
            index.callsIn(units.getFirst().path());
            milliseconds[round] = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
            heap = used() - before;
            ties.clear();
            units.forEach(unit -> index.callsIn(unit.path()).forEach(call -> ties.merge(call.tie(), 1, Integer::sum)));
        }
        int steps = units.stream().mapToInt(unit -> unit.facts().steps().size()).sum();
        System.out.printf("%d files, %,d steps; first round %.0f ms", units.size(), steps, milliseconds[0]);
        Arrays.sort(milliseconds);
        System.out.printf(
                ", median %.0f ms, best %.0f ms; a model takes %d MiB; calls %s%n",
                milliseconds[ROUNDS / 2], milliseconds[0], heap >> 20, ties);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static List<String> lines(CallSystem system, List<CallUnit> units) {
        CallSystem.Index index = system.index(units);
        List<String> lines = new ArrayList<>();
        for (CallUnit unit : units) {
            for (TiedCall call : index.callsIn(unit.path())) {
                List<String> targets = call.targets().stream()
                        .map(place -> place.path() + ":" + place.line() + ":" + place.column())
                        .sorted()
                        .toList();
                lines.add(call.path() + ":" + call.line() + ":" + call.column() + " " + call.name() + " " + call.tie()
                        + " " + targets);
            }
        }
        return lines;
    }
}
