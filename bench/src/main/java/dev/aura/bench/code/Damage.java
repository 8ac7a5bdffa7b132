package dev.aura.bench.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What an editor's buffer looks like while a function is being written. */
enum Damage {
    /** The text ends within the function. */
    CUT_OFF,
    /** A statement in it is begun and not ended. */
    UNFINISHED,
    /** It has one brace, bracket or parenthesis less. */
    UNBALANCED;

    private static final Map<String, List<String>> BEGUN = Map.of(
            "python", List.of("x = ", "if x", "foo(", "for x in ", "with open(\"a", "return [", "class "),
            "go", List.of("x := ", "if x", "foo(", "for i := range ", "y = \"a", "return []int{", "switch "),
            "rust", List.of("let x = ", "if x", "foo(", "for i in ", "let y = \"a", "match x {", "x."));
    private static final List<String> BEGUN_ELSEWHERE =
            List.of("x = ", "if (x", "foo.bar(", "for (", "x = \"a", "while (x) {", "x.");
    private static final String BRACKETS = "{}()[]";

    /**
     * Damages the lines of a text.
     *
     * @param first first line of the function's body, from 0
     * @param end line after its last
     * @return the damaged text; empty where there is nothing to damage
     */
    String apply(List<String> lines, int first, int end, String language, RandomGenerator random) {
        int line = first + random.nextInt(end - first);
        String text = lines.get(line);
        List<String> damaged = new ArrayList<>(lines);
        switch (this) {
            case CUT_OFF -> {
                damaged = damaged.subList(0, line + 1);
                damaged.set(line, text.substring(0, random.nextInt(text.length() + 1)));
            }
            case UNFINISHED -> {
                List<String> begun = BEGUN.getOrDefault(language, BEGUN_ELSEWHERE);
                damaged.add(line, indent(text) + begun.get(random.nextInt(begun.size())));
            }
            case UNBALANCED -> {
                List<int[]> places = brackets(lines, first, end);
                if (places.isEmpty()) {
                    return "";
                }
                int[] place = places.get(random.nextInt(places.size()));
                StringBuilder without = new StringBuilder(lines.get(place[0]));
                damaged.set(place[0], without.deleteCharAt(place[1]).toString());
            }
        }
        return String.join("\n", damaged);
    }

    private static String indent(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    private static List<int[]> brackets(List<String> lines, int first, int end) {
        List<int[]> places = new ArrayList<>();
        for (int line = first; line < end; line++) {
            String text = lines.get(line);
            for (int at = 0; at < text.length(); at++) {
                if (BRACKETS.indexOf(text.charAt(at)) >= 0) {
                    places.add(new int[] {line, at});
                }
            }
        }
        return places;
    }
}
