package dev.aura.bench.code;

import dev.aura.code.language.Languages;
import dev.aura.code.syntax.ParserPool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares calls with those of a benchmark of small programs, each in a directory with a `callgraph.json`: a list of callees for each function, as PyCG's micro-benchmark and SWARM-CG have it. Prints
 * precision and recall by kind of program. Calls of what is not in the program (`<builtin>.len`, `ext.f`) are left out.
 */
public final class CallGraphComparison {

    /** A function and the list of what it calls. */
    private static final Pattern ENTRY = Pattern.compile("\"([^\"]*)\"\\s*:\\s*\\[((?:\\s*\"[^\"]*\"\\s*,?)*)\\s*\\]");

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern ANONYMOUS = Pattern.compile("<(lambda|arrow|anonymous|function)(\\d+)>");

    private final Path root;
    private final Languages languages;
    private final Map<String, Counts> counts = new TreeMap<>();

    private CallGraphComparison(Path root, Languages languages) {
        this.root = root;
        this.languages = languages;
    }

    /** Arguments: directories of benchmarks; `--misses` shows what differs. */
    public static void main(String[] arguments) throws Exception {
        boolean misses = List.of(arguments).contains("--misses");
        Path cache = Files.createTempDirectory("aura-bench");
        try (ParserPool parsers = new ParserPool(1, cache)) {
            for (String argument : arguments) {
                if (!argument.startsWith("--")) {
                    Path root = Path.of(argument).toRealPath();
                    new CallGraphComparison(root, ProgramCalls.languages(parsers)).run(misses);
                }
            }
        } finally {
            LocalCodeService.delete(cache);
        }
    }

    private static final class Counts {
        private int programs;
        private int exact;
        private int expected;
        private int found;
        private int same;

        void add(Counts other) {
            programs += other.programs;
            exact += other.exact;
            expected += other.expected;
            found += other.found;
            same += other.same;
        }

        void print(String name) {
            System.out.printf(
                    "%-16s %3d programs, %3d without a difference; %3d calls, %3d found, %3d of them right: precision %.4f, recall %.4f%n",
                    name, programs, exact, expected, found, same, ratio(same, found), ratio(same, expected));
        }

        private static double ratio(int part, int whole) {
            return whole == 0 ? 1 : (double) part / whole;
        }
    }

    private void run(boolean misses) throws Exception {
        List<Path> programs;
        try (Stream<Path> all = Files.walk(root)) {
            programs =
                    all.filter(path -> path.endsWith("callgraph.json")).sorted().toList();
        }
        for (Path truth : programs) {
            compare(truth, misses);
        }
        Counts all = new Counts();
        counts.values().forEach(all::add);
        counts.forEach((name, count) -> count.print(name));
        all.print("all");
    }

    private void compare(Path truth, boolean misses) throws Exception {
        Path directory = Objects.requireNonNull(truth.getParent());
        ProgramCalls program = ProgramCalls.of(directory, languages);
        Set<String> expected = expected(Files.readString(truth), program);
        Set<String> found = program.calls();
        Set<String> same = new HashSet<>(expected);
        same.retainAll(found);
        Counts kind =
                counts.computeIfAbsent(root.relativize(directory).getName(0).toString(), key -> new Counts());
        kind.programs++;
        kind.exact += expected.equals(found) ? 1 : 0;
        kind.expected += expected.size();
        kind.found += found.size();
        kind.same += same.size();
        if (misses && !expected.equals(found)) {
            System.out.println(root.relativize(directory));
            expected.stream().filter(call -> !found.contains(call)).forEach(call -> System.out.println("  - " + call));
            found.stream().filter(call -> !expected.contains(call)).forEach(call -> System.out.println("  + " + call));
        }
    }

    private static Set<String> expected(String graph, ProgramCalls program) {
        Set<String> calls = new TreeSet<>();
        Matcher entry = ENTRY.matcher(graph);
        while (entry.find()) {
            String caller = plain(entry.group(1));
            Matcher callee = TEXT.matcher(entry.group(2));
            while (callee.find()) {
                String name = plain(callee.group(1));
                if (program.declares(name) && !caller.startsWith("<builtin>")) {
                    calls.add(caller + " -> " + name);
                }
            }
        }
        return calls;
    }

    /** A function without a name is told by its number in what is around it. */
    private static String plain(String name) {
        return ANONYMOUS.matcher(name).replaceAll("<$2>");
    }
}
