package dev.aura.code.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A list of rules as a key holds it: ids, or {@code java/*} for all of a language. */
record RuleNames(Set<String> ids, Set<String> languages) {

    private static final int NAMES_MAX = 1000;

    /** Reads a list; names that no rule has are left out and told. */
    static RuleNames read(String key, String text, Set<String> known, Consumer<String> problems) {
        Set<String> ids = new LinkedHashSet<>();
        Set<String> languages = new LinkedHashSet<>();
        for (String name : words(text)) {
            String language = name.endsWith("/*") ? name.substring(0, name.length() - 2) : "";
            if (known.contains(name)) {
                ids.add(name);
            } else if (!language.isEmpty() && known.stream().anyMatch(id -> id.startsWith(language + "/"))) {
                languages.add(language);
            } else {
                problems.accept(
                        key + " names `" + name + "`, and there is no such rule; ListRules names those there are");
            }
        }
        return new RuleNames(ids, languages);
    }

    /** The words of a value with commas between. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split(",", NAMES_MAX)) {
            if (!word.isBlank()) {
                words.add(word.strip());
            }
        }
        return words;
    }

    boolean contains(String rule) {
        return ids.contains(rule) || languages.contains(rule.substring(0, Math.max(rule.indexOf('/'), 0)));
    }

    boolean isEmpty() {
        return ids.isEmpty() && languages.isEmpty();
    }
}
