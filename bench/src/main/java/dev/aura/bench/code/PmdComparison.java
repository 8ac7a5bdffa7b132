package dev.aura.bench.code;

import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.FileMetrics;
import dev.aura.proto.code.v1.FunctionMetrics;
import dev.aura.proto.code.v1.MeasureRequest;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares both complexities with PMD's, method by method, and prints for each directory how many are equal, those that
 * differ, and those that are not found. A method is the same where PMD's line lies within ours.
 */
public final class PmdComparison {

    /** How many methods that differ are shown of a directory. */
    private static final int SHOWN_MAX = 200;

    private PmdComparison() {}

    /** Arguments: a directory with PMD's jars (see bench/pmd/pom.xml), then directories of Java sources. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            System.err.println("usage: bench/run code.PmdComparison PMD_JARS DIR...");
            System.exit(2);
        }
        Path jars = Path.of(arguments[0]).toRealPath();
        try (LocalCodeService code = LocalCodeService.start()) {
            Counts all = new Counts();
            for (String argument : List.of(arguments).subList(1, arguments.length)) {
                Path directory = Path.of(argument).toRealPath();
                Counts counts = compare(code, jars, directory);
                counts.print(directory.getFileName().toString());
                all.add(counts);
            }
            all.print("all");
        }
    }

    private static Counts compare(LocalCodeService code, Path jars, Path directory) throws Exception {
        Map<Path, List<FunctionMetrics>> ours = new HashMap<>();
        MeasureRequest request =
                MeasureRequest.newBuilder().setWorkspace(directory.toString()).build();
        for (FileMetrics file :
                code.ask(CodeServiceGrpc.AsyncService::measure, request).getFilesList()) {
            ours.put(directory.resolve(file.getPath()), file.getFunctionsList());
        }
        Counts counts = new Counts();
        for (Pmd.Method theirs : Pmd.methods(jars, directory)) {
            counts.add(theirs, find(ours.getOrDefault(theirs.file(), List.of()), theirs.line()));
        }
        return counts;
    }

    /** The innermost function around a line. */
    private static Optional<FunctionMetrics> find(List<FunctionMetrics> functions, int line) {
        return functions.stream()
                .filter(function -> function.getStartLine() <= line && line <= function.getEndLine())
                .max(Comparator.comparingInt(FunctionMetrics::getStartLine));
    }

    /** What was counted of one directory. */
    private static final class Counts {
        private int methods;
        private int missing;
        private int cyclomatic;
        private int cognitive;
        private int cognitiveMore;
        private int cognitiveLess;
        private int shown;

        void add(Pmd.Method theirs, Optional<FunctionMetrics> found) {
            methods++;
            if (found.isEmpty()) {
                missing++;
                System.out.printf("  %s:%d not found%n", theirs.file().getFileName(), theirs.line());
                return;
            }
            FunctionMetrics ours = found.get();
            boolean sameCyclomatic = ours.getCyclomatic() == theirs.cyclomatic();
            boolean sameCognitive = ours.getCognitive() == theirs.cognitive();
            cyclomatic += sameCyclomatic ? 1 : 0;
            cognitive += sameCognitive ? 1 : 0;
            cognitiveMore += ours.getCognitive() > theirs.cognitive() ? 1 : 0;
            cognitiveLess += ours.getCognitive() < theirs.cognitive() ? 1 : 0;
            if (!(sameCyclomatic && sameCognitive) && shown++ < SHOWN_MAX) {
                System.out.printf(
                        "  %s:%d %s: cyclomatic %d, PMD %d; cognitive %d, PMD %d%n",
                        theirs.file().getFileName(),
                        theirs.line(),
                        ours.getName(),
                        ours.getCyclomatic(),
                        theirs.cyclomatic(),
                        ours.getCognitive(),
                        theirs.cognitive());
            }
        }

        void add(Counts other) {
            methods += other.methods;
            missing += other.missing;
            cyclomatic += other.cyclomatic;
            cognitive += other.cognitive;
            cognitiveMore += other.cognitiveMore;
            cognitiveLess += other.cognitiveLess;
        }

        void print(String name) {
            System.out.printf(
                    "%s: %d methods, %d not found; cyclomatic equal %.2f %%, cognitive equal %.2f %%, more %d, less %d%n",
                    name,
                    methods,
                    missing,
                    100.0 * cyclomatic / methods,
                    100.0 * cognitive / methods,
                    cognitiveMore,
                    cognitiveLess);
        }
    }
}
