package dev.aura.bench.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that prints a number for each function of Go files, as gocyclo and gocognit do. */
final class GoTool {

    /** Number, package, function, place. */
    private static final Pattern LINE = Pattern.compile("(\\d+) \\S+ (.+) (\\S.*):(\\d+):\\d+");

    /** So many files a call: a command line has an end. */
    private static final int FILES_PER_CALL = 500;

    private GoTool() {}

    /** A function with what the program says of it; the line is that of `func`. */
    record Function(Path file, int line, String name, int complexity) {}

    /** Runs the program on files; one that it cannot parse ends a call, so all of them must parse. */
    static List<Function> functions(String program, List<Path> files) throws IOException, InterruptedException {
        List<Function> functions = new ArrayList<>();
        for (int from = 0; from < files.size(); from += FILES_PER_CALL) {
            List<String> command = new ArrayList<>(List.of(program, "-over", "-1"));
            files.subList(from, Math.min(from + FILES_PER_CALL, files.size()))
                    .forEach(file -> command.add(file.toString()));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader lines = process.inputReader()) {
                lines.lines()
                        .map(LINE::matcher)
                        .filter(Matcher::matches)
                        .forEach(line -> functions.add(new Function(
                                Path.of(line.group(3)),
                                Integer.parseInt(line.group(4)),
                                line.group(2),
                                Integer.parseInt(line.group(1)))));
            }
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IOException(program + " ended with " + exit);
            }
        }
        return functions;
    }
}
