package dev.aura.code.language.manifest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a manifest states, a line each: the kind of statement and its words, with tabs between. */
public final class Statements {

    /** Statements that are kept of one manifest; those above are left out. */
    private static final int LINES_MAX = 5_000;

    private static final int WORD_CHARACTERS_MAX = 1_000;

    private final Set<String> lines = new LinkedHashSet<>();

    /** One statement. */
    public record Statement(String kind, List<String> words) {

        /** A word; empty where there are fewer. */
        public String word(int index) {
            return index < words.size() ? words.get(index) : "";
        }
    }

    /** States something. What could not be read again as it was written is left out. */
    public void add(String kind, String... words) {
        boolean plain = Arrays.stream(words)
                .allMatch(word ->
                        word.length() <= WORD_CHARACTERS_MAX && word.chars().noneMatch(Character::isISOControl));
        if (plain && lines.size() < LINES_MAX) {
            lines.add(words.length == 0 ? kind : kind + "\t" + String.join("\t", words));
        }
    }

    /** All of it as one text. */
    public String text() {
        return String.join("\n", lines);
    }

    /** The statements of such a text. */
    public static List<Statement> read(String text) {
        List<Statement> found = new ArrayList<>();
        for (String line : text.isEmpty() ? new String[0] : text.split("\n", -1)) {
            String[] words = line.split("\t", -1);
            found.add(new Statement(words[0], List.of(words).subList(1, words.length)));
        }
        return found;
    }

    /** Those of a kind. */
    public static Stream<Statement> of(List<Statement> statements, String kind) {
        return statements.stream().filter(statement -> statement.kind().equals(kind));
    }
}
