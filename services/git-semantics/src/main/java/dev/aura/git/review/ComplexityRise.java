package dev.aura.git.review;

import dev.aura.git.change.LoadedFile;
import dev.aura.proto.code.v1.FileMetrics;
import dev.aura.proto.code.v1.FunctionMetrics;
import dev.aura.proto.git.v1.ComplexityChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds functions that became harder to read: cognitive complexity up by 5 or more, or past 15. */
final class ComplexityRise {

    private static final int RISE = 5;
    private static final int LIMIT = 15;

    private ComplexityRise() {}

    static List<ComplexityChange> between(List<FileMetrics> before, List<FileMetrics> after, List<LoadedFile> files) {
        Map<String, FileMetrics> old =
                before.stream().collect(Collectors.toMap(FileMetrics::getPath, one -> one, (one, other) -> one));
        List<ComplexityChange> rises = new ArrayList<>();
        for (FileMetrics now : after) {
            boolean known = files.stream().anyMatch(file -> file.path().equals(now.getPath()));
            if (known) {
                FileMetrics then = old.getOrDefault(now.getPath(), FileMetrics.getDefaultInstance());
                rises.addAll(in(then, now));
            }
        }
        rises.sort(Comparator.comparingInt((ComplexityChange rise) -> rise.getBefore() - rise.getAfter())
                .thenComparing(ComplexityChange::getPath)
                .thenComparingInt(ComplexityChange::getLine));
        return rises;
    }

    private static List<ComplexityChange> in(FileMetrics then, FileMetrics now) {
        Map<String, Integer> byName = new HashMap<>();
        Map<String, Integer> bySimpleName = new HashMap<>();
        for (FunctionMetrics function : then.getFunctionsList()) {
            byName.put(function.getName(), function.getCognitive());
            bySimpleName.merge(simple(function.getName()), function.getCognitive(), Math::max);
        }
        List<ComplexityChange> rises = new ArrayList<>();
        for (FunctionMetrics function : now.getFunctionsList()) {
            // An overload that came or went adds or drops parameter types in the names of its siblings.
            int before =
                    byName.getOrDefault(function.getName(), bySimpleName.getOrDefault(simple(function.getName()), 0));
            int after = function.getCognitive();
            if (after - before >= RISE || (before <= LIMIT && after > LIMIT)) {
                rises.add(ComplexityChange.newBuilder()
                        .setPath(now.getPath())
                        .setFunction(function.getName())
                        .setLine(function.getStartLine())
                        .setBefore(before)
                        .setAfter(after)
                        .build());
            }
        }
        return rises;
    }

    private static String simple(String name) {
        int parameters = name.indexOf('(');
        return parameters < 0 ? name : name.substring(0, parameters);
    }
}
