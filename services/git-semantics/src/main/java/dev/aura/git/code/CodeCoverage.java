package dev.aura.git.code;

import dev.aura.git.change.LoadedChange;
import dev.aura.proto.mesh.v1.Coverage;
import dev.aura.proto.mesh.v1.SkippedFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What code-intelligence could read of a change.
 *
 * @param parsed files read and parsed
 * @param partial files of which a part did not parse
 * @param partialPaths their paths, as far as they were named
 * @param skipped files that are not in its answer
 * @param missing why it did not answer, or not all; empty where it did
 */
public record CodeCoverage(
        int parsed, int partial, List<String> partialPaths, List<SkippedFile> skipped, String missing) {

    private static final int PARTIAL_PATHS_MAX = 100;

    /** Nothing was asked. */
    public static final CodeCoverage NONE = new CodeCoverage(0, 0, List.of(), List.of(), "");

    public CodeCoverage {
        partialPaths = List.copyOf(partialPaths);
        skipped = List.copyOf(skipped);
    }

    public boolean complete() {
        return missing.isEmpty();
    }

    CodeCoverage plus(Coverage coverage) {
        List<SkippedFile> all = new ArrayList<>(skipped);
        coverage.getSkippedList().stream()
                // A language that is not parsed is no gap: such files are described as files.
                .filter(file -> !file.getReason().startsWith("unsupported"))
                .forEach(all::add);
        List<String> paths = Stream.concat(partialPaths.stream(), coverage.getPartialPathsList().stream())
                .distinct()
                .limit(PARTIAL_PATHS_MAX)
                .toList();
        return new CodeCoverage(parsed + coverage.getParsed(), partial + coverage.getPartial(), paths, all, missing);
    }

    CodeCoverage without(String why) {
        return new CodeCoverage(parsed, partial, partialPaths, skipped, why);
    }

    /** Coverage of an answer about a change: bounds of the loading, and what code-intelligence says. */
    public Coverage of(LoadedChange change) {
        Map<String, SkippedFile> all = new LinkedHashMap<>();
        change.leftOut().forEach(file -> all.put(file.getPath(), file));
        skipped.forEach(file -> all.putIfAbsent(file.getPath(), file));
        Coverage.Builder coverage = Coverage.newBuilder()
                .setFiles(change.files().size())
                .setParsed(parsed)
                .setPartial(partial)
                .addAllPartialPaths(partialPaths)
                .addAllSkipped(all.values());
        if (!complete()) {
            coverage.addSkipped(SkippedFile.newBuilder().setPath(".").setReason("failed: " + missing));
        }
        return coverage.build();
    }
}
