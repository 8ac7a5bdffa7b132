package dev.aura.code.duplicate;

import dev.aura.bus.workspace.Workspace;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.Workspaces;
import dev.aura.proto.code.v1.Clone;
import dev.aura.proto.code.v1.FindDuplicatesRequest;
import dev.aura.proto.code.v1.FindDuplicatesResponse;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Code that stands in several places of a workspace. */
public final class Duplicates {

    private static final int TOKENS_DEFAULT = 50;
    private static final int TOKENS_LEAST = 10;
    private static final int LIMIT_DEFAULT = 200;
    private static final int LIMIT_MAX = 10_000;
    private static final int PLACES_MAX = 100;

    private static final Comparator<Clone> BY_WORTH = Comparator.comparingLong(
                    (Clone clone) -> -(long) clone.getTokens() * (clone.getPlaceCount() - 1))
            .thenComparing(clone -> clone.getPlaces(0).getPath())
            .thenComparingInt(clone -> clone.getPlaces(0).getStartLine());

    private final Workspaces workspaces;

    public Duplicates(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    public FindDuplicatesResponse find(FindDuplicatesRequest request, ProgressMeter progress) {
        Workspace workspace = Workspace.open(request.getWorkspace());
        TokenReader reader = new TokenReader(request.getIgnoreNames(), request.getIgnoreLiterals());
        DuplicateScan scan =
                new DuplicateScan(workspaces.settings(), reader).run(workspace, request.getPathsList(), progress);
        int shortest = request.getTokensMin() <= 0 ? TOKENS_DEFAULT : Math.max(request.getTokensMin(), TOKENS_LEAST);
        int limit = request.getLimit() <= 0 ? LIMIT_DEFAULT : Math.min(request.getLimit(), LIMIT_MAX);
        Search search = new Search(scan, shortest);
        search.clones.sort(BY_WORTH);
        return FindDuplicatesResponse.newBuilder()
                .addAllClones(search.clones.subList(0, Math.min(limit, search.clones.size())))
                .setTotal(search.clones.size())
                .setDuplicatedLines(count(search.duplicatedLines))
                .setLinesOfCode(count(scan.codeLines()))
                .setGeneratedFiles(scan.generatedFiles())
                .setTruncated(search.truncated)
                .setCoverage(scan.result().coverage())
                .setFreshness(workspaces.quickFreshness(workspace, scan.result()))
                .build();
    }

    /** Lines of code that are part of a clone of the default length, by path; files without any are left out. */
    public Map<String, Integer> linesByPath(Workspace workspace, List<String> paths, ProgressMeter progress) {
        DuplicateScan scan =
                new DuplicateScan(workspaces.settings(), new TokenReader(false, false)).run(workspace, paths, progress);
        Map<String, Integer> lines = new TreeMap<>();
        new Search(scan, TOKENS_DEFAULT).duplicatedLines.forEach((path, set) -> lines.put(path, set.cardinality()));
        return lines;
    }

    private static long count(SortedMap<String, BitSet> lines) {
        return lines.values().stream().mapToLong(BitSet::cardinality).sum();
    }

    /** The clones of all languages. */
    private static final class Search {
        private final List<Clone> clones = new ArrayList<>();
        private final SortedMap<String, BitSet> duplicatedLines = new TreeMap<>();
        private boolean truncated;

        Search(DuplicateScan scan, int shortest) {
            scan.streams().forEach((language, stream) -> {
                Repeats.Found found = Repeats.of(stream, shortest);
                truncated |= found.truncated();
                found.repeats().forEach(repeat -> clones.add(message(language, stream, repeat)));
                mark(stream, found.covered(), scan.codeLines());
            });
        }

        private static Clone message(String language, TokenStream stream, Repeats.Repeat repeat) {
            Clone.Builder clone = Clone.newBuilder()
                    .setLanguage(language)
                    .setTokens(repeat.length())
                    .setPlaceCount(repeat.starts().length);
            for (int start : repeat.starts()) {
                if (clone.getPlacesCount() < PLACES_MAX) {
                    clone.addPlaces(Clone.Place.newBuilder()
                            .setPath(stream.path(start))
                            .setStartLine(stream.line(start))
                            .setEndLine(stream.line(start + repeat.length() - 1)));
                }
            }
            return clone.build();
        }

        /** A line counts where a token of a clone begins on it, or where it lies between two such lines and holds code. */
        private void mark(TokenStream stream, BitSet covered, SortedMap<String, BitSet> codeLines) {
            for (int start = covered.nextSetBit(0); start >= 0; ) {
                int end = covered.nextClearBit(start);
                String path = stream.path(start);
                BitSet lines = duplicatedLines.computeIfAbsent(path, key -> new BitSet());
                lines.set(stream.line(start), stream.line(end - 1) + 1);
                lines.and(codeLines.getOrDefault(path, new BitSet()));
                start = covered.nextSetBit(end);
            }
        }
    }
}
