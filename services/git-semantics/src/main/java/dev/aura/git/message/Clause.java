package dev.aura.git.message;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing a change does, in the imperative, such as "add withdraw and deposit to RetryBudget".
 *
 * @param verb what is done
 * @param names to what, most telling first; at least one
 * @param noun what they are, for when there are too many to name
 * @param place where, with its preposition, such as {@code to RetryBudget}; empty for nowhere in particular
 */
record Clause(String verb, List<String> names, String noun, String place) {

    private static final int SHOWN_MAX = 3;

    Clause {
        names = names.stream().distinct().toList();
    }

    /** The clause within a number of characters: the fewer there are, the fewer names it gives. */
    String render(int budget) {
        String end = place.isEmpty() ? "" : " " + place;
        List<String> candidates = new ArrayList<>();
        for (int shown = Math.min(SHOWN_MAX, names.size()); shown >= 1; shown--) {
            boolean oneHidden = names.size() - shown == 1 || (names.size() == 2 && shown == 1);
            if (!oneHidden) {
                candidates.add(verb + " " + Names.join(names, shown) + end);
            }
        }
        if (names.size() > 1) {
            candidates.add(verb + " " + Names.plural(names.size(), noun) + end);
            candidates.add(verb + " " + Names.plural(names.size(), noun));
        } else {
            String bare = noun.equals("file")
                    ? names.getFirst()
                    : names.getFirst().substring(names.getFirst().lastIndexOf('.') + 1);
            candidates.add(verb + " " + bare + end);
            candidates.add(verb + " " + bare);
            candidates.add("change " + bare);
            candidates.add("change a " + noun);
        }
        return Names.fitting(budget, candidates);
    }
}
