package dev.aura.bench.code;

import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.CallSystem.TiedCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was counted of one kind of call: where a compiler finds the declaration in the tree, where we do, and where both say the same. */
final class TieCounts {

    private int theirs;
    private int ours;
    private int same;
    private int unresolved;
    private int shown;

    /** Counts a call, and says what differs; nothing where it is the same. A name that is declared once for each platform is right where one of them is meant. */
    String add(String text, @Nullable Place expected, @Nullable TiedCall tied) {
        List<Place> found = tied == null ? List.of() : tied.targets();
        theirs += expected == null ? 0 : 1;
        ours += found.isEmpty() ? 0 : 1;
        unresolved += expected != null && found.isEmpty() ? 1 : 0;
        if (expected == null ? found.isEmpty() : found.contains(expected)) {
            same += expected == null ? 0 : 1;
            return "";
        }
        String why = tied == null ? " (not seen)" : found.isEmpty() ? " (" + tied.tie() + ")" : "";
        return text + ": they " + print(expected) + ", we " + print(found.isEmpty() ? null : found.getFirst()) + why;
    }

    /** Whether one more difference may be shown. */
    boolean shows(int max) {
        return shown++ < max;
    }

    private static String print(@Nullable Place place) {
        return place == null
                ? "outside"
                : place.path().substring(place.path().lastIndexOf('/') + 1) + ":" + place.line();
    }

    void print(String name) {
        System.out.printf(
                "  %s: %d in the tree by the compiler, %d by us, %d the same, %d of theirs not tied: precision %.4f, recall %.4f%n",
                name, theirs, ours, same, unresolved, ratio(same, ours), ratio(same, theirs));
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
