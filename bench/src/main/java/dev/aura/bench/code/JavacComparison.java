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
import org.jspecify.annotations.Nullable;

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
        Map<Kind, Counts> counts = new EnumMap<>(Kind.class);
        for (Map.Entry<Place, JavacCalls.Call> call : theirs.entrySet()) {
            Counts kind = counts.computeIfAbsent(call.getValue().kind(), key -> new Counts());
            String difference = kind.add(call.getValue(), ours.get(call.getKey()));
            if (!difference.isEmpty() && kind.shown++ < shown) {
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

    /** What was counted of one kind of call. */
    private static final class Counts {
        private int theirs;
        private int ours;
        private int same;
        private int shown;

        /** Counts a call; what differs, or nothing. */
        String add(JavacCalls.Call call, @Nullable TiedCall tied) {
            Place expected = call.declaration();
            Place found = tied == null || tied.targets().isEmpty()
                    ? null
                    : tied.targets().getFirst();
            theirs += expected == null ? 0 : 1;
            ours += found == null ? 0 : 1;
            if (expected == null && found == null) {
                return "";
            }
            if (expected != null && expected.equals(found)) {
                same++;
                return "";
            }
            return call.text() + ": javac " + print(expected) + ", we " + print(found)
                    + (found == null && tied != null ? " (" + tied.tie() + ")" : tied == null ? " (not seen)" : "");
        }

        private static String print(@Nullable Place place) {
            return place == null
                    ? "outside"
                    : place.path().substring(place.path().lastIndexOf('/') + 1) + ":" + place.line();
        }

        void print(String name) {
            System.out.printf(
                    "  %s: %d in the tree by javac, %d by us, %d the same: precision %.4f, recall %.4f%n",
                    name, theirs, ours, same, (double) same / Math.max(1, ours), (double) same / Math.max(1, theirs));
        }
    }
}
