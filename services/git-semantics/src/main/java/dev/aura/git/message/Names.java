package dev.aura.git.message;

import java.util.List;

/** Joins names as people write them. */
final class Names {

    private Names() {}

    /** {@code a}, {@code a and b}, {@code a, b and c}, {@code a, b and 4 more}. */
    static String join(List<String> names, int shown) {
        List<String> distinct = names.stream().distinct().toList();
        if (distinct.size() == 1) {
            return distinct.get(0);
        }
        if (distinct.size() <= shown) {
            return String.join(", ", distinct.subList(0, distinct.size() - 1)) + " and " + distinct.getLast();
        }
        int named = Math.max(1, shown - 1);
        if (distinct.size() - named == 1) {
            named = distinct.size() - 2; // "and 1 more" is no shorter than the name
        }
        return String.join(", ", distinct.subList(0, named)) + " and " + (distinct.size() - named) + " more";
    }

    /** The first candidate that fits, else the last, cut off at a word. */
    static String fitting(int budget, List<String> candidates) {
        for (String candidate : candidates) {
            if (candidate.length() <= budget) {
                return candidate;
            }
        }
        String last = candidates.getLast();
        int cut = last.lastIndexOf(' ', budget);
        return cut <= 0 ? last.substring(0, Math.min(last.length(), budget)) : last.substring(0, cut);
    }

    static String plural(int count, String noun) {
        if (count == 1) {
            return "1 " + noun;
        }
        if (noun.endsWith("s")) {
            return count + " " + noun + "es";
        }
        return count + " " + (noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s");
    }
}
