package dev.aura.research.knowledge;

import dev.aura.proto.research.v1.Passage;
import dev.aura.proto.research.v1.SynthesizeResponse;
import dev.aura.proto.research.v1.SynthesizeResponse.Statement;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Extracts an answer: the sentences of the best passages that hold most of the question's words. Nothing is phrased anew; a sentence
 * that several passages say is given once, with all of them as its sources.
 */
final class Synthesis {

    private static final int STATEMENTS_MAX = 5;
    private static final int SENTENCE_CHARACTERS_MIN = 25;
    private static final int SENTENCE_CHARACTERS_MAX = 600;
    private static final int SENTENCE_WORDS_MAX = 200;
    private static final double SAME_FROM = 0.8;

    /** A candidate; worth is the share of the question it covers, weighed by its passage's rank. */
    private record Sentence(String text, Set<String> words, double worth, List<Integer> sources) {}

    private final WordAnalyzer analyzer;
    private final Set<String> question;

    Synthesis(WordAnalyzer analyzer, Set<String> question) {
        this.analyzer = analyzer;
        this.question = question;
    }

    SynthesizeResponse of(List<Passage> passages) {
        List<Sentence> candidates = new ArrayList<>();
        for (int i = 0; i < passages.size(); i++) {
            addSentences(passages.get(i), i, passages.getFirst().getScore(), candidates);
        }
        candidates.sort(Comparator.comparingDouble(Sentence::worth).reversed());
        SynthesizeResponse.Builder response = SynthesizeResponse.newBuilder().addAllPassages(passages);
        for (Sentence sentence : distinct(candidates)) {
            response.addStatements(
                    Statement.newBuilder().setText(sentence.text()).addAllSources(sentence.sources()));
        }
        return response.build();
    }

    private void addSentences(Passage passage, int index, double bestScore, List<Sentence> into) {
        String text = passage.getText().replaceAll("\\s+", " ");
        BreakIterator boundary = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        boundary.setText(text);
        int start = boundary.first();
        for (int end = boundary.next(); end != BreakIterator.DONE; start = end, end = boundary.next()) {
            String sentence = text.substring(start, end).strip();
            if (sentence.length() >= SENTENCE_CHARACTERS_MIN
                    && sentence.length() <= SENTENCE_CHARACTERS_MAX
                    && !isTable(sentence)) {
                Set<String> words = analyzer.words(sentence, SENTENCE_WORDS_MAX);
                double covered = shared(question, words) / Math.max(1, question.size());
                if (covered > 0) {
                    double worth = covered * (0.5 + 0.5 * passage.getScore() / Math.max(bestScore, 1e-9));
                    into.add(new Sentence(sentence, words, worth, new ArrayList<>(List.of(index))));
                }
            }
        }
    }

    /** Rows of a table that ran into one line say nothing. */
    private static boolean isTable(String sentence) {
        return sentence.chars().filter(character -> character == '|').count() >= 3;
    }

    private static List<Sentence> distinct(List<Sentence> candidates) {
        List<Sentence> chosen = new ArrayList<>();
        for (Sentence candidate : candidates) {
            Sentence twin = chosen.stream()
                    .filter(other -> similarity(other.words(), candidate.words()) >= SAME_FROM)
                    .findFirst()
                    .orElse(null);
            if (twin == null && chosen.size() < STATEMENTS_MAX) {
                chosen.add(candidate);
            } else if (twin != null && !twin.sources().containsAll(candidate.sources())) {
                twin.sources().addAll(candidate.sources());
            }
        }
        return chosen;
    }

    private static double similarity(Set<String> a, Set<String> b) {
        double shared = shared(a, b);
        return shared / Math.max(1, a.size() + b.size() - shared);
    }

    private static double shared(Set<String> a, Set<String> b) {
        Set<String> both = new HashSet<>(a);
        both.retainAll(b);
        return both.size();
    }
}
