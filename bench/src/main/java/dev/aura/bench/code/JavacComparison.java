package dev.aura.bench.code;

import dev.aura.bench.code.JavacCalls.Kind;
import dev.aura.code.java.JavaFrontEnd;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.ParsedFile;
import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.CallSystem.TiedCall;
import dev.aura.code.source.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Holds the declarations that we tie calls to against those that javac does, call by call, and prints precision and recall. A call
 * counts for recall where javac finds its declaration in the tree, for precision where we do.
 */
public final class JavacComparison {

    private static final int SHOWN = 15;

    private JavacComparison() {}

    /** Arguments: directories of Java sources that compile without libraries. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.println("usage: bench/run code.JavacComparison DIR... [--show N]");
            System.exit(2);
        }
        List<String> given = new ArrayList<>(List.of(arguments));
        int option = given.indexOf("--show");
        int shown = option < 0 ? SHOWN : Integer.parseInt(given.remove(option + 1));
        given.remove("--show");
        for (String argument : given) {
            compare(Path.of(argument).toRealPath(), shown);
        }
    }

    private static void compare(Path directory, int shown) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.endsWith("module-info.java"))
                    .sorted()
                    .toList();
        }
        System.out.printf("%s: %d files%n", directory.getFileName(), files.size());
        Map<Place, JavacCalls.Call> theirs = JavacCalls.of(directory, files);
        long start = System.nanoTime();
        Map<Place, TiedCall> ours = ours(directory, files);
        long nanos = System.nanoTime() - start;
        Map<Kind, TieCounts> counts = new EnumMap<>(Kind.class);
        for (Map.Entry<Place, JavacCalls.Call> call : theirs.entrySet()) {
            TieCounts kind = counts.computeIfAbsent(call.getValue().kind(), key -> new TieCounts());
            String difference =
                    kind.add(call.getValue().text(), call.getValue().declaration(), ours.get(call.getKey()));
            if (!difference.isEmpty() && kind.shows(shown)) {
                Place place = call.getKey();
                System.out.printf("  %s:%d:%d %s%n", place.path(), place.line(), place.column(), difference);
            }
        }
        counts.forEach((kind, count) -> count.print(kind.toString()));
        System.out.printf("  read and tied in %.1f s%n", nanos / 1e9);
    }

    private static Map<Place, TiedCall> ours(Path directory, List<Path> files) throws Exception {
        LanguageFrontEnd java = new JavaFrontEnd();
        List<CallUnit> units = new ArrayList<>();
        for (Path file : files) {
            ParsedFile parsed = java.parse(SourceText.decode(Files.readAllBytes(file)), FileRole.MAIN);
            units.add(new CallUnit(
                    directory.relativize(file).toString(),
                    parsed.module(),
                    parsed.imports().stream().map(found -> found.name()).toList(),
                    parsed.calls()));
        }
        CallSystem.Index index = java.calls().orElseThrow().index(units);
        Map<Place, TiedCall> tied = new HashMap<>();
        for (CallUnit unit : units) {
            for (TiedCall call : index.callsIn(unit.path())) {
                tied.put(new Place(call.path(), call.line(), call.column()), call);
            }
        }
        return tied;
    }
}
