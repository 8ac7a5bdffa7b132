package dev.aura.bus.events;

import java.util.List;
import java.util.regex.Pattern;

/** A topic pattern: words separated by dots, {@code *} for any one word, {@code >} at the end for one or more. */
public final class TopicPattern {

    private static final int CHARACTERS_MAX = 255;
    private static final Pattern PATTERN = Pattern.compile("((\\*|[A-Za-z0-9_-]+)\\.)*(\\*|>|[A-Za-z0-9_-]+)");

    private final List<String> words;

    private TopicPattern(List<String> words) {
        this.words = words;
    }

    /** Whether a text is a topic that events may have. */
    public static boolean isTopic(String text) {
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            boolean dot = text.charAt(i) == '.';
            if (dot ? !inWord : !isOfWord(text.charAt(i))) {
                return false;
            }
            inWord = !dot;
        }
        return inWord && text.length() <= CHARACTERS_MAX;
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

    /** Whether the topic of an event matches; nothing is split, because each event is asked about. */
    public boolean matches(String topic) {
        int start = 0;
        for (String word : words) {
            if (start > topic.length()) {
                return false;
            }
            if (word.equals(">")) {
                return true;
            }
            int dot = topic.indexOf('.', start);
            int end = dot < 0 ? topic.length() : dot;
            boolean same = end - start == word.length() && topic.startsWith(word, start);
            if (!same && !word.equals("*")) {
                return false;
            }
            start = end + 1;
        }
        return start > topic.length();
    }

    @Override
    public String toString() {
        return String.join(".", words);
    }

    private static boolean isOfWord(char each) {
        return (each >= 'a' && each <= 'z')
                || (each >= 'A' && each <= 'Z')
                || (each >= '0' && each <= '9')
                || each == '_'
                || each == '-';
    }
}
