package dev.aura.code.ecma.packages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names with at most one `*`, and what they lead to. */
final class NamePattern {

    private NamePattern() {}

    /** What a name leads to by the pattern that fits it best: itself, else that with the longest beginning; empty where none does. */
    static List<String> targets(Map<String, List<String>> patterns, String name) {
        List<String> exact = patterns.get(name);
        if (exact != null) {
            return exact;
        }
        String best = patterns.keySet().stream()
                .filter(pattern -> fits(pattern, name))
                .max(Comparator.comparingInt((String pattern) -> pattern.indexOf('*'))
                        .thenComparingInt(String::length))
                .orElse("");
        if (best.isEmpty()) {
            return List.of();
        }
        int star = best.indexOf('*');
        String middle = name.substring(star, name.length() - (best.length() - star - 1));
        return patterns.getOrDefault(best, List.of()).stream()
                .map(target -> target.replace("*", middle))
                .toList();
    }

    private static boolean fits(String pattern, String name) {
        int star = pattern.indexOf('*');
        return star >= 0
                && name.length() >= pattern.length() - 1
                && name.startsWith(pattern.substring(0, star))
                && name.endsWith(pattern.substring(star + 1));
    }

    /** Adds what a pattern leads to. */
    static void add(Map<String, List<String>> patterns, String pattern, String target) {
        patterns.computeIfAbsent(pattern, key -> new ArrayList<>()).add(target);
    }

    static Map<String, List<String>> none() {
        return new LinkedHashMap<>();
    }
}
