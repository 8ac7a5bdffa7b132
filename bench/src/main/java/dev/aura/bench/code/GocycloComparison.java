package dev.aura.bench.code;

import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.FileMetrics;
import dev.aura.proto.code.v1.FunctionMetrics;
import dev.aura.proto.code.v1.MeasureRequest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares both complexities of Go functions with those of gocyclo and gocognit, function by function, and prints how many are found and equal, and the first
 * that are not. A function is the same where both say that it begins on one line.
 */
public final class GocycloComparison {

    private static final int SHOWN = 20;

    /** Directories that Go's own tools leave out: what is in them need not parse. */
    private static final Pattern LEFT_OUT = Pattern.compile("(^|.*/)(testdata|vendor|[_.][^/]*)/.*|(^|.*/)[_.][^/]*");

    private GocycloComparison() {}

    /** Arguments: the programs gocyclo and gocognit, then directories of Go sources. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 3) {
            System.err.println("usage: bench/run code.GocycloComparison GOCYCLO GOCOGNIT DIR...");
            System.exit(2);
        }
        try (LocalCodeService code = LocalCodeService.start()) {
            for (String argument : List.of(arguments).subList(2, arguments.length)) {
                Path directory = Path.of(argument).toRealPath();
                Map<Path, List<FunctionMetrics>> ours = ours(code, directory);
                List<Path> files = ours.keySet().stream().sorted().toList();
                String name = directory.getFileName().toString();
                compare(
                        name + ", cyclomatic",
                        GoTool.functions(arguments[0], files),
                        ours,
                        FunctionMetrics::getCyclomatic);
                compare(
                        name + ", cognitive",
                        GoTool.functions(arguments[1], files),
                        ours,
                        FunctionMetrics::getCognitive);
            }
        }
    }

    private static Map<Path, List<FunctionMetrics>> ours(LocalCodeService code, Path directory) {
        MeasureRequest request =
                MeasureRequest.newBuilder().setWorkspace(directory.toString()).build();
        Map<Path, List<FunctionMetrics>> functions = new HashMap<>();
        for (FileMetrics file :
                code.ask(CodeServiceGrpc.AsyncService::measure, request).getFilesList()) {
            if (file.getPath().endsWith(".go")
                    && !LEFT_OUT.matcher(file.getPath()).matches()) {
                functions.put(directory.resolve(file.getPath()), file.getFunctionsList());
            }
        }
        return functions;
    }

    private static void compare(
            String title,
            List<GoTool.Function> theirs,
            Map<Path, List<FunctionMetrics>> ours,
            ToIntFunction<FunctionMetrics> number) {
        int missing = 0;
        int equal = 0;
        int shown = 0;
        for (GoTool.Function function : theirs) {
            FunctionMetrics same = find(ours.getOrDefault(function.file(), List.of()), function);
            int count = same == null ? -1 : number.applyAsInt(same);
            missing += same == null ? 1 : 0;
            equal += count == function.complexity() ? 1 : 0;
            if (count != function.complexity() && shown++ < SHOWN) {
                System.out.printf(
                        "  %s:%d %s: %s, they say %d%n",
                        function.file(),
                        function.line(),
                        function.name(),
                        same == null ? "not found" : "we say " + count,
                        function.complexity());
            }
        }
        System.out.printf(
                "%s: %d files, %d functions, %d not found, equal %.3f %%%n",
                title, ours.size(), theirs.size(), missing, theirs.isEmpty() ? 100.0 : 100.0 * equal / theirs.size());
    }

    private static @Nullable FunctionMetrics find(List<FunctionMetrics> functions, GoTool.Function wanted) {
        String simple = wanted.name().substring(wanted.name().lastIndexOf('.') + 1);
        return functions.stream()
                .filter(function -> function.getStartLine() == wanted.line()
                        && function.getName()
                                .substring(function.getName().lastIndexOf('.') + 1)
                                .equals(simple))
                .findFirst()
                .orElse(null);
    }
}
