package dev.aura.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a text that carry meaning, in a form in which a question meets a document: parts of identifiers, no endings. */
final class Words {

    /** A run of capitals, a capitalised or small word, or a number: {@code parseHTTPHeader2} gives parse, http, header, 2. */
    private static final Pattern WORD = Pattern.compile("\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?[\\p{Ll}\\p{Lo}\\p{M}]+|\\p{N}+");

    private static final Set<String> EMPTY = Set.of(
            "a", "about", "an", "and", "any", "are", "as", "at", "be", "been", "by", "can", "could", "did", "do",
            "does", "for", "from", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "me", "my",
            "no", "not", "of", "on", "or", "our", "please", "s", "should", "so", "t", "tell", "than", "that", "the",
            "their", "them", "then", "there", "these", "they", "this", "to", "us", "was", "we", "were", "what", "when",
            "where", "which", "who", "why", "will", "with", "would", "you", "your");

    private Words() {}

    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            String word = matcher.group().toLowerCase(Locale.ROOT);
            if (!EMPTY.contains(word)) {
                words.add(stem(word));
            }
        }
        return words;
    }

    /** Cuts the commonest English endings; a light stem, so that different words rarely fall together. */
    private static String stem(String word) {
        for (String ending :
                new String[] {"ations", "ation", "ings", "ing", "ies", "ers", "ed", "es", "er", "s", "e", "y"}) {
            if (word.endsWith(ending) && word.length() - ending.length() >= 4) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word.length() == 4 && word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, 3) : word;
    }
}
