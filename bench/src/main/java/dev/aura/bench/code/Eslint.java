package dev.aura.bench.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** eslint as a program of its own: both complexities of every function, in order of where they begin. */
final class Eslint {

    private Eslint() {}

    /**
     * A function as eslint reports it.
     *
     * @param start offset of its beginning
     * @param endLine line of its end
     * @param field whether it is the first value of a field, which eslint takes for a function
     * @param cognitive -1 where the rule does not look
     */
    record Function(String path, int start, int endLine, boolean field, int cyclomatic, int cognitive, String name) {}

    /** What eslint said of a directory, and the files that it did not parse. */
    record Report(List<Function> functions, Set<String> unparsed) {}

    /** Runs eslint from a directory with `complexities.mjs` and what that needs. */
    static Report run(Path home, Path directory) throws IOException, InterruptedException {
        Process node = new ProcessBuilder(
                        "node", home.resolve("complexities.mjs").toString(), directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Function> functions = new ArrayList<>();
        Set<String> unparsed = new HashSet<>();
        try (BufferedReader lines = node.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("# ")) {
                    unparsed.add(line.substring(2));
                } else {
                    functions.add(read(line.split("\t", -1)));
                }
            }
        }
        int exit = node.waitFor();
        if (exit != 0) {
            throw new IOException(
                    "eslint from " + home + " ended with " + exit + " on " + directory + "; run npm install there");
        }
        return new Report(functions, unparsed);
    }

    private static Function read(String[] fields) {
        return new Function(
                fields[0],
                Integer.parseInt(fields[1]),
                Integer.parseInt(fields[2]),
                fields[3].equals("field"),
                Integer.parseInt(fields[4]),
                fields[5].equals("-") ? -1 : Integer.parseInt(fields[5]),
                fields[6]);
    }
}
