package dev.aura.code.language.design;

import dev.aura.proto.code.v1.FunctionMetrics;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The complexities of the functions of a file, by where they begin. */
public final class Complexities {

    private final NavigableMap<Integer, Integer> byStart = new TreeMap<>();

    public Complexities(List<FunctionMetrics> functions) {
        functions.forEach(function -> byStart.merge(function.getStartLine(), function.getCyclomatic(), Integer::sum));
    }

    /** The sum of those that begin in a range of lines; it is taken, so that no function counts twice. */
    public int take(int startLine, int endLine) {
        NavigableMap<Integer, Integer> within = byStart.subMap(startLine, true, Math.max(startLine, endLine), true);
        int sum = within.values().stream().mapToInt(Integer::intValue).sum();
        within.clear();
        return sum;
    }
}
