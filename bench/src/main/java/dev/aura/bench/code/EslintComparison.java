package dev.aura.bench.code;

import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.FileMetrics;
import dev.aura.proto.code.v1.FunctionMetrics;
import dev.aura.proto.code.v1.MeasureRequest;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares both complexities with those of eslint and eslint-plugin-sonarjs, function by function, and prints for each directory how many are equal and the first that are not. Two
 * functions are the same where they end on the same line of the same file and are the same in number, by where they begin, of those that do.
 */
public final class EslintComparison {

    private static final int SHOWN = Integer.getInteger("shown", 8);

    private EslintComparison() {}

    /** Arguments: a directory with eslint (see bench/eslint/package.json), then directories of sources. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            System.err.println("usage: bench/run code.EslintComparison ESLINT DIR...");
            System.exit(2);
        }
        Path eslint = Path.of(arguments[0]).toRealPath();
        try (LocalCodeService code = LocalCodeService.start()) {
            Counts all = new Counts();
            for (String argument : List.of(arguments).subList(1, arguments.length)) {
                Path directory = Path.of(argument).toRealPath();
                Counts counts = compare(code, eslint, directory);
                counts.print(directory.getFileName().toString());
                all.add(counts);
            }
            all.print("all");
        }
    }

    private record Place(String path, int endLine) {}

    private static Counts compare(LocalCodeService code, Path eslint, Path directory) throws Exception {
        Map<Place, Deque<FunctionMetrics>> ours = new HashMap<>();
        MeasureRequest request =
                MeasureRequest.newBuilder().setWorkspace(directory.toString()).build();
        for (FileMetrics file :
                code.ask(CodeServiceGrpc.AsyncService::measure, request).getFilesList()) {
            for (FunctionMetrics function : file.getFunctionsList()) {
                ours.computeIfAbsent(new Place(file.getPath(), function.getEndLine()), place -> new ArrayDeque<>())
                        .add(function);
            }
        }
        Eslint.Report report = Eslint.run(eslint, directory);
        Counts counts = new Counts(report.unparsed());
        report.functions().stream()
                // A field without a decision is no function of ours; with one it is.
                .filter(function -> !function.field() || function.cyclomatic() > 1)
                .sorted(Comparator.comparing(Eslint.Function::path).thenComparingInt(Eslint.Function::start))
                .forEach(theirs -> {
                    Deque<FunctionMetrics> there = ours.get(new Place(theirs.path(), theirs.endLine()));
                    counts.add(theirs, there == null ? null : there.poll());
                });
        ours.forEach((place, left) -> counts.addLeft(place.path(), left));
        return counts;
    }

    /** What was counted of one directory. */
    private static final class Counts {
        private final Set<String> unparsed;
        private int functions;
        private int missing;
        private int more;
        private int cyclomatic;
        private int cognitive;
        private int withCognitive;
        private int shown;
        private int files;

        Counts() {
            this(Set.of());
        }

        Counts(Set<String> unparsed) {
            this.unparsed = unparsed;
            this.files = unparsed.size();
        }

        void add(Eslint.Function theirs, @Nullable FunctionMetrics ours) {
            functions++;
            withCognitive += theirs.cognitive() < 0 ? 0 : 1;
            if (ours == null) {
                missing++;
                show(theirs, "not found");
                return;
            }
            boolean sameCyclomatic = ours.getCyclomatic() == theirs.cyclomatic();
            boolean sameCognitive = ours.getCognitive() == theirs.cognitive();
            cyclomatic += sameCyclomatic ? 1 : 0;
            cognitive += sameCognitive && theirs.cognitive() >= 0 ? 1 : 0;
            if (!sameCyclomatic || (!sameCognitive && theirs.cognitive() >= 0)) {
                show(
                        theirs,
                        String.format(
                                "%s (line %d): cyclomatic %d, eslint %d; cognitive %d, sonarjs %d",
                                ours.getName(),
                                ours.getStartLine(),
                                ours.getCyclomatic(),
                                theirs.cyclomatic(),
                                ours.getCognitive(),
                                theirs.cognitive()));
            }
        }

        private void show(Eslint.Function theirs, String what) {
            if (shown++ < SHOWN) {
                System.out.printf("  %s to line %d, %s: %s%n", theirs.path(), theirs.endLine(), theirs.name(), what);
            }
        }

        void addLeft(String path, Deque<FunctionMetrics> left) {
            if (unparsed.contains(path)) {
                return;
            }
            more += left.size();
            for (FunctionMetrics function : left) {
                if (shown++ < SHOWN) {
                    System.out.printf(
                            "  %s:%d %s: not in eslint's report%n", path, function.getStartLine(), function.getName());
                }
            }
        }

        void add(Counts other) {
            functions += other.functions;
            missing += other.missing;
            more += other.more;
            cyclomatic += other.cyclomatic;
            cognitive += other.cognitive;
            withCognitive += other.withCognitive;
            files += other.files;
        }

        void print(String name) {
            System.out.printf(
                    "%s: %d functions, %d not found, %d more; cyclomatic equal %.2f %%, cognitive equal %.2f %%;"
                            + " %d files that eslint does not parse%n",
                    name,
                    functions,
                    missing,
                    more,
                    100.0 * cyclomatic / Math.max(1, functions),
                    100.0 * cognitive / Math.max(1, withCognitive),
                    files);
        }
    }
}
