package dev.aura.config;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Guesses what was meant by a word that is not known, by Levenshtein distance. */
final class Spelling {

    private static final int LENGTH_MAX = 100;

    private Spelling() {}

    /** The known word that is nearest; null where none is near. */
    static @Nullable String nearest(String word, Collection<String> known) {
        if (word.length() > LENGTH_MAX) {
            return null;
        }
        String best = null;
        int bestDistance = Math.max(2, word.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int diagonal = above[0];
            above[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = diagonal + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = above[column];
                above[column] = Math.min(replaced, 1 + Math.min(above[column], above[column - 1]));
            }
        }
        return above[to.length()];
    }
}
