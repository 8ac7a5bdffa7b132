package dev.aura.bench.code;

import dev.aura.code.go.GoFrontEnd;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.ParsedFile;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.CallSystem.Tie;
import dev.aura.code.language.calls.CallSystem.TiedCall;
import dev.aura.code.source.SourceText;
import dev.aura.code.syntax.ParserPool;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds the functions that we tie calls and other names to against those of go/types, one by one, and prints precision and recall. What go/types cannot tell,
 * since a library is missing, is left out, and what another platform compiles.
 */
public final class GoTypesComparison {

    private static final int SHOWN = 15;
    private static final Pattern LINE =
            Pattern.compile("(\\S.*):(\\d+):(\\d+) (call|value) (\\w+) (?:-|(\\S.*):(\\d+):(\\d+))");
    private static final Pattern LEFT_OUT = Pattern.compile("(^|.*/)(testdata|vendor|[_.][^/]*)/.*|(^|.*/)[_.][^/]*");

    private GoTypesComparison() {}

    /** Arguments: directories of Go modules. The program `go` must be on the path. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.println("usage: bench/run code.GoTypesComparison DIR... [--show N]");
            System.exit(2);
        }
        List<String> given = new ArrayList<>(List.of(arguments));
        int option = given.indexOf("--show");
        int shown = option < 0 ? SHOWN : Integer.parseInt(given.remove(option + 1));
        given.remove("--show");
        Path cache = Files.createTempDirectory("aura-bench");
        try (ParserPool parsers = new ParserPool(2, cache)) {
            for (String argument : given) {
                compare(Path.of(argument).toRealPath(), new GoFrontEnd(parsers), shown);
            }
        } finally {
            LocalCodeService.delete(cache);
        }
    }

    /** A function as go/types tells it; without declaration where that is not in the tree. */
    private record Named(String kind, @Nullable Place declaration) {}

    private static void compare(Path directory, LanguageFrontEnd go, int shown) throws Exception {
        Map<Place, Named> theirs = theirs(directory);
        long start = System.nanoTime();
        List<CallUnit> units = units(directory, go);
        long read = System.nanoTime();
        Map<Place, TiedCall> ours = ours(units, go);
        long tied = System.nanoTime();
        System.out.printf(
                "%s: %d files, %d names of functions%n", directory.getFileName(), units.size(), theirs.size());
        Map<String, TieCounts> counts = new TreeMap<>();
        theirs.forEach((place, named) -> {
            TieCounts kind = counts.computeIfAbsent(named.kind(), key -> new TieCounts());
            String difference = kind.add(named.kind(), named.declaration(), ours.get(place));
            if (!difference.isEmpty() && kind.shows(shown)) {
                System.out.printf("  %s:%d:%d %s%n", place.path(), place.line(), place.column(), difference);
            }
        });
        counts.forEach((kind, count) -> count.print(kind));
        long unknown =
                ours.values().stream().filter(call -> call.tie() == Tie.UNKNOWN).count();
        System.out.printf(
                "  %d names tied or told to lead outside, %d unresolved; read in %.1f s, tied in %.1f s%n",
                ours.size() - unknown, unknown, (read - start) / 1e9, (tied - read) / 1e9);
    }

    private static Map<Place, Named> theirs(Path directory) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("go", "run", "bench/go-calls/main.go", directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<Place, Named> named = new HashMap<>();
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().map(LINE::matcher).filter(Matcher::matches).forEach(line -> {
                Place declaration = line.group(6) == null
                        ? null
                        : new Place(line.group(6), Integer.parseInt(line.group(7)), Integer.parseInt(line.group(8)));
                Place place =
                        new Place(line.group(1), Integer.parseInt(line.group(2)), Integer.parseInt(line.group(3)));
                named.put(place, new Named(line.group(4) + " of " + line.group(5), declaration));
            });
        }
        if (process.waitFor() != 0) {
            throw new IOException("go run bench/go-calls/main.go ended with " + process.exitValue());
        }
        return named;
    }

    private static List<CallUnit> units(Path directory, LanguageFrontEnd go) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        List<CallUnit> units = new ArrayList<>();
        for (Path file : files) {
            String path = directory.relativize(file).toString();
            boolean ours = path.endsWith(".go") || go.isManifest(path);
            if (ours && !LEFT_OUT.matcher(path).matches()) {
                try {
                    if (go.isManifest(path)) {
                        units.add(Manifests.unit(path, file, go));
                        continue;
                    }
                    ParsedFile parsed = go.parse(SourceText.decode(Files.readAllBytes(file)), go.role(path));
                    units.add(new CallUnit(path, parsed.module(), List.of(), parsed.calls()));
                } catch (UnparsableException broken) {
                    System.out.println("  " + path + ": " + broken.getMessage());
                }
            }
        }
        return units;
    }

    private static Map<Place, TiedCall> ours(List<CallUnit> units, LanguageFrontEnd go) {
        CallSystem.Index index = go.calls().orElseThrow().index(units);
        Map<Place, TiedCall> tied = new HashMap<>();
        for (CallUnit unit : units) {
            for (TiedCall call : index.callsIn(unit.path())) {
                tied.put(new Place(call.path(), call.line(), call.column()), call);
            }
        }
        return tied;
    }
}
