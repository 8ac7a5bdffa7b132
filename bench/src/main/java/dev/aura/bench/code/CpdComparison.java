package dev.aura.bench.code;

import dev.aura.proto.code.v1.Clone;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.FindDuplicatesRequest;
import dev.aura.proto.code.v1.FindDuplicatesResponse;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares duplicates with those of PMD's CPD: clones, lines that are in one, how many lines of each are in the other, and the time. CPD
 * counts no semicolons, and reports a stretch for each pair of lengths; so lines are compared, not clones. CPD's time has its JVM's start in it,
 * ours is that of the first call in this one.
 */
public final class CpdComparison {

    private CpdComparison() {}

    /** Arguments: a directory with PMD's jars (see bench/pmd/pom.xml), tokens, then directories of Java sources. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 3) {
            System.err.println("usage: bench/run code.CpdComparison PMD_JARS TOKENS DIR...");
            System.exit(2);
        }
        Path jars = Path.of(arguments[0]).toRealPath();
        int tokens = Integer.parseInt(arguments[1]);
        for (String argument : List.of(arguments).subList(2, arguments.length)) {
            compare(jars, tokens, Path.of(argument).toRealPath());
        }
    }

    private static void compare(Path jars, int tokens, Path directory) throws Exception {
        long start = System.nanoTime();
        FindDuplicatesResponse response;
        try (LocalCodeService code = LocalCodeService.start()) {
            response = code.ask(
                    CodeServiceGrpc.AsyncService::findDuplicates,
                    FindDuplicatesRequest.newBuilder()
                            .setWorkspace(directory.toString())
                            .setTokensMin(tokens)
                            .setLimit(10_000)
                            .build());
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        SortedMap<Path, BitSet> ours = new TreeMap<>();
        for (Clone clone : response.getClonesList()) {
            clone.getPlacesList()
                    .forEach(place -> ours.computeIfAbsent(directory.resolve(place.getPath()), path -> new BitSet())
                            .set(place.getStartLine(), place.getEndLine() + 1));
        }
        Cpd.Report cpd = Cpd.run(jars, directory, tokens);
        System.out.printf(
                "%s, %d tokens: %d clones, %d lines, %.1f s; CPD %d clones, %d lines, %.1f s%n",
                directory.getFileName(),
                tokens,
                response.getTotal(),
                count(ours),
                millis / 1e3,
                cpd.clones(),
                count(cpd.lines()),
                cpd.millis() / 1e3);
        System.out.printf(
                "  of CPD's lines %.2f %% are in ours, of ours %.2f %% in CPD's%n",
                share(cpd.lines(), ours), share(ours, cpd.lines()));
    }

    private static long count(Map<Path, BitSet> lines) {
        return lines.values().stream().mapToLong(BitSet::cardinality).sum();
    }

    private static double share(Map<Path, BitSet> lines, Map<Path, BitSet> others) {
        long common = 0;
        for (Map.Entry<Path, BitSet> entry : lines.entrySet()) {
            BitSet both = (BitSet) entry.getValue().clone();
            both.and(others.getOrDefault(entry.getKey(), new BitSet()));
            common += both.cardinality();
        }
        return 100.0 * common / Math.max(1, count(lines));
    }
}
