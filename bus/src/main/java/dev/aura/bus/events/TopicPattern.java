package dev.aura.bus.events;

import java.util.List;
import java.util.regex.Pattern;

/** A topic pattern: words separated by dots, {@code *} for any one word, {@code >} at the end for one or more. */
public final class TopicPattern {

    private static final int CHARACTERS_MAX = 255;
    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final Pattern PATTERN = Pattern.compile("((\\*|[A-Za-z0-9_-]+)\\.)*(\\*|>|[A-Za-z0-9_-]+)");

    private final List<String> words;

    private TopicPattern(List<String> words) {
        this.words = words;
    }

    /** Whether a text is a topic that events may have. */
    public static boolean isTopic(String text) {
        return text.length() <= CHARACTERS_MAX && TOPIC.matcher(text).matches();
    }

    /** Whether a text is a pattern. */
    public static boolean isPattern(String text) {
        return text.length() <= CHARACTERS_MAX && PATTERN.matcher(text).matches();
    }

    /** Reads a pattern for which {@link #isPattern} holds. */
    public static TopicPattern of(String text) {
        if (!isPattern(text)) {
            throw new IllegalArgumentException("no topic pattern: " + text);
        }
        return new TopicPattern(List.of(text.split("\\.", -1)));
    }

    public boolean matches(String topic) {
        String[] names = topic.split("\\.", -1);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (i >= names.length) {
                return false;
            }
            if (word.equals(">")) {
                return true;
            }
            if (!word.equals("*") && !word.equals(names[i])) {
                return false;
            }
        }
        return names.length == words.size();
    }

    @Override
    public String toString() {
        return String.join(".", words);
    }
}
