package dev.aura.bench.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.FileMetrics;
import dev.aura.proto.code.v1.FunctionMetrics;
import dev.aura.proto.code.v1.MeasureRequest;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares cyclomatic complexity with that of mccabe (Debian package python3-mccabe), function by function, and prints for each directory how many are equal
 * and the first that are not. mccabe reports no local functions, and none that stand in an {@code if} or {@code try} of a module. Arguments:
 * directories of Python sources.
 */
public final class MccabeComparison {

    private static final Pattern LINE = Pattern.compile("(\\d+):\\d+: '([^']+)' (\\d+)");
    private static final int SHOWN = 20;

    private int functions;
    private int missing;
    private int equal;
    private int shown;

    private MccabeComparison() {}

    public static void main(String... arguments) throws Exception {
        try (LocalCodeService code = LocalCodeService.start()) {
            for (String argument : arguments) {
                Path directory = Path.of(argument).toRealPath();
                MccabeComparison comparison = new MccabeComparison();
                MeasureRequest request = MeasureRequest.newBuilder()
                        .setWorkspace(directory.toString())
                        .build();
                for (FileMetrics file :
                        code.ask(CodeServiceGrpc.AsyncService::measure, request).getFilesList()) {
                    comparison.compare(directory, file);
                }
                comparison.print(directory.getFileName().toString());
            }
        }
    }

    private void compare(Path directory, FileMetrics file) throws IOException, InterruptedException {
        if (!file.getPath().endsWith(".py")) {
            return;
        }
        for (Counted theirs : mccabe(directory.resolve(file.getPath()))) {
            functions++;
            Optional<FunctionMetrics> ours = file.getFunctionsList().stream()
                    .filter(function -> function.getStartLine() <= theirs.line()
                            && theirs.line() <= function.getEndLine()
                            && function.getName().endsWith(theirs.simpleName()))
                    .max(Comparator.comparingInt(FunctionMetrics::getStartLine));
            missing += ours.isEmpty() ? 1 : 0;
            boolean same = ours.isPresent() && ours.get().getCyclomatic() == theirs.complexity();
            equal += same ? 1 : 0;
            if (!same && shown++ < SHOWN) {
                System.out.printf(
                        "  %s:%d %s: %s, mccabe %d%n",
                        file.getPath(),
                        theirs.line(),
                        theirs.name(),
                        ours.map(found -> "cyclomatic " + found.getCyclomatic()).orElse("not found"),
                        theirs.complexity());
            }
        }
    }

    /** A function as mccabe reports it. */
    private record Counted(int line, String name, int complexity) {
        String simpleName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    private static List<Counted> mccabe(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("python3", "-m", "mccabe", "--min", "0", file.toString())
                .redirectError(Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor(); // what it cannot read it does not report
        List<Counted> found = new ArrayList<>();
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            found.add(new Counted(Integer.parseInt(line.group(1)), line.group(2), Integer.parseInt(line.group(3))));
        }
        return found;
    }

    private void print(String name) {
        System.out.printf(
                "%s: %d functions, %d not found; cyclomatic equal %.2f %%%n",
                name, functions, missing, 100.0 * equal / functions);
    }
}
