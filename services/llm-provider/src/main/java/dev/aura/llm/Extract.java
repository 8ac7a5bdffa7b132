package dev.aura.llm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Picks the passages that answer a question best, by Okapi BM25 over passages as documents (Robertson and Zaragoza, "The
 * Probabilistic Relevance Framework", 2009; k1 = 1.2, b = 0.75). Equal scores keep the order of the documents.
 */
final class Extract {

    static final int QUOTES_MAX = 5;

    private static final double K1 = 1.2;
    private static final double B = 0.75;

    /** A passage this much worse than the best one is left out. */
    private static final double SCORE_SHARE_MIN = 0.35;

    /** Starts of comments and headings with words in them, and sentences. */
    private static final Pattern TELLING =
            Pattern.compile("^(/\\*|\\*|//|#|<!--|\"\"\"|--)\\W*\\w+\\W+\\w|^\\p{Lu}[^;{}=]*[.!?:]$");

    private record Scored(Passage passage, double score) {}

    private Extract() {}

    static List<Passage> best(String question, List<Passage> passages) {
        Set<String> asked = new HashSet<>(Words.of(question));
        List<Map<String, Integer>> counts = new ArrayList<>();
        Map<String, Integer> passagesWith = new HashMap<>();
        long words = 0;
        for (Passage passage : passages) {
            List<String> all = Words.of(passage.text());
            words += all.size();
            counts.add(count(all, asked));
            counts.getLast().keySet().forEach(word -> passagesWith.merge(word, 1, Integer::sum));
        }
        double meanWords = Math.max(1, (double) words / Math.max(1, passages.size()));
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < passages.size(); i++) {
            double score = score(counts.get(i), passagesWith, passages, i, meanWords);
            if (score > 0) {
                scored.add(new Scored(passages.get(i), score));
            }
        }
        return top(scored);
    }

    /**
     * What documents say of themselves, for a question that holds no word to look for ("what does this do"): headings, comments and
     * prose, of each document the first; of a document without any, its first lines.
     */
    static List<Passage> opening(List<Passage> passages) {
        Map<String, List<Passage>> byDocument = new LinkedHashMap<>();
        passages.forEach(passage -> byDocument
                .computeIfAbsent(passage.document(), _ -> new ArrayList<>())
                .add(passage));
        int each = Math.max(1, QUOTES_MAX / Math.max(1, byDocument.size()));
        List<Passage> opening = new ArrayList<>();
        for (List<Passage> document : byDocument.values()) {
            List<Passage> telling = document.stream()
                    .filter(passage -> TELLING.matcher(passage.text()).find())
                    .toList();
            (telling.isEmpty() ? document : telling).stream().limit(each).forEach(opening::add);
        }
        return opening.subList(0, Math.min(QUOTES_MAX, opening.size()));
    }

    private static List<Passage> top(List<Scored> scored) {
        scored.sort(Comparator.comparingDouble(Scored::score).reversed());
        Set<String> texts = new HashSet<>();
        return scored.stream()
                .filter(candidate ->
                        candidate.score() >= SCORE_SHARE_MIN * scored.getFirst().score())
                .map(Scored::passage)
                .filter(passage -> texts.add(passage.text()))
                .limit(QUOTES_MAX)
                .toList();
    }

    private static Map<String, Integer> count(List<String> words, Set<String> asked) {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : words) {
            if (asked.contains(word)) {
                counts.merge(word, 1, Integer::sum);
            }
        }
        return counts;
    }

    private static double score(
            Map<String, Integer> counts,
            Map<String, Integer> passagesWith,
            List<Passage> passages,
            int index,
            double meanWords) {
        double length =
                counts.isEmpty() ? 0 : Words.of(passages.get(index).text()).size() / meanWords;
        double score = 0;
        for (String word :
                counts.keySet().stream().sorted().toList()) { // Sorted: sums of doubles depend on their order.
            int with = passagesWith.getOrDefault(word, 0);
            double rarity = Math.log(1 + (passages.size() - with + 0.5) / (with + 0.5));
            int count = counts.getOrDefault(word, 0);
            score += rarity * count * (K1 + 1) / (count + K1 * (1 - B + B * length));
        }
        return score;
    }
}
