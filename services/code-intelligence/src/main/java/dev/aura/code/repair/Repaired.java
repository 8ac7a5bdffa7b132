package dev.aura.code.repair;

import dev.aura.code.language.Declaration.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A text made readable: stretches of it are blank, and brackets are put between what is left.
 *
 * @param original the text as it was
 * @param mended the text with literals and comments that end, of the same length
 * @param kept the text with all blanks, of the same length
 * @param text what to parse: with brackets put in
 * @param guesses what was changed, as stretches of the original, in order; an empty one where a bracket was put in
 * @param inserted the brackets that were put in, in order
 */
public record Repaired(
        String original, String mended, String kept, String text, List<Span> guesses, List<Insertion> inserted) {

    /** A bracket, and the offset into the original that it goes before. */
    record Insertion(int offset, char bracket) {

        boolean isBrace() {
            return bracket == '{' || bracket == '}';
        }

        /** What closes before a place does so before anything opens there. */
        boolean opens() {
            return bracket == '{';
        }
    }

    /** A text as it stands. */
    public static Repaired whole(String text) {
        return new Repaired(text, text, text, text, List.of(), List.of());
    }

    /** A text with blanks, and brackets put in; those for the same place in the order that they have there. */
    static Repaired of(String original, String mended, String kept, List<Insertion> unordered) {
        List<Insertion> inserted = new ArrayList<>(unordered);
        inserted.sort(Comparator.comparingInt(Insertion::offset).thenComparing(Insertion::opens));
        StringBuilder text = new StringBuilder(kept.length() + inserted.size());
        int from = 0;
        for (Insertion insertion : inserted) {
            text.append(kept, from, insertion.offset()).append(insertion.bracket());
            from = insertion.offset();
        }
        text.append(kept, from, kept.length());
        return new Repaired(
                original, mended, kept, text.toString(), guesses(original, kept, inserted), List.copyOf(inserted));
    }

    private static List<Span> guesses(String original, String kept, List<Insertion> inserted) {
        List<Span> guesses = new ArrayList<>();
        inserted.forEach(insertion -> guesses.add(new Span(insertion.offset(), insertion.offset())));
        for (int at = 0; at < original.length(); at++) {
            int start = at;
            while (at < original.length() && original.charAt(at) != kept.charAt(at)) {
                at++;
            }
            if (at > start) {
                guesses.add(new Span(start, at));
            }
        }
        guesses.sort(Comparator.comparingInt(Span::start));
        return List.copyOf(guesses);
    }

    /** Whether nothing was changed. */
    public boolean isWhole() {
        return text.equals(original);
    }

    /** The same with more blanks: brackets stay where they were put in. */
    Repaired with(String blanked) {
        return of(original, mended, blanked, inserted);
    }

    /** The same of a text that is read otherwise: a change that keeps lengths, and is no guess. */
    public Repaired with(UnaryOperator<String> change) {
        return of(change.apply(original), mended, change.apply(kept), inserted);
    }

    /** The same without stretches of what is parsed. */
    public Repaired without(List<Span> stretches) {
        StringBuilder blanked = new StringBuilder(kept);
        BitSet gone = new BitSet();
        for (Span stretch : stretches) {
            for (int at = stretch.start(); at < stretch.end(); at++) {
                int number = insertedBefore(at);
                if (number < inserted.size() && place(number) == at) {
                    gone.set(number);
                } else if (!Character.isWhitespace(text.charAt(at))) {
                    blanked.setCharAt(at - number, ' ');
                }
            }
        }
        List<Insertion> left = IntStream.range(0, inserted.size())
                .filter(number -> !gone.get(number))
                .mapToObj(inserted::get)
                .toList();
        return of(original, mended, blanked.toString(), left);
    }

    /** Where a place of what is parsed is in the original. */
    public int original(int offset) {
        return inserted.isEmpty() ? offset : offset - insertedBefore(offset);
    }

    /** Where a place of the original is in what is parsed: before a bracket that was put in there. */
    public int parsed(int offset) {
        return offset + first(number -> inserted.get(number).offset() >= offset);
    }

    /** Whether a brace was put in between two places of the original, or at one of them. */
    boolean hasBraceBetween(int from, int to) {
        int number = first(each -> inserted.get(each).offset() >= from);
        while (number < inserted.size()
                && inserted.get(number).offset() <= to
                && !inserted.get(number).isBrace()) {
            number++;
        }
        return number < inserted.size() && inserted.get(number).offset() <= to;
    }

    /** How many brackets were put in before a place of what is parsed. */
    private int insertedBefore(int offset) {
        return first(number -> place(number) >= offset);
    }

    /** Where a bracket that was put in is in what is parsed. */
    private int place(int number) {
        return inserted.get(number).offset() + number;
    }

    /** The first number of what was put in from which on something is so. */
    private int first(IntPredicate isSo) {
        int low = 0;
        int high = inserted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isSo.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
