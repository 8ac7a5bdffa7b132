package dev.aura.code.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The different texts of the tokens of a file, numbered in the order in which they first stand there: each is made into a string once. */
public final class Words {

    private static final int NONE = -1;

    /** Of another value in each process, so that nobody can write a file whose words all fall on one slot. */
    private static final int FACTOR = ThreadLocalRandom.current().nextInt() | 1;

    private final List<String> texts = new ArrayList<>();
    private final int[] numbers;

    Words(SourceText source, Tokens tokens) {
        numbers = new int[tokens.size()];
        Table table = new Table(source.text(), tokens.size());
        for (int index = 0; index < numbers.length; index++) {
            boolean counts = tokens.kind(index) != Tokens.Kind.COMMENT && tokens.end(index) > tokens.start(index);
            numbers[index] = counts ? table.number(tokens.start(index), tokens.end(index)) : NONE;
        }
    }

    /** How many there are. */
    public int count() {
        return texts.size();
    }

    /** The number of a token's text; -1 for a comment and for a token without text. */
    public int number(int token) {
        return numbers[token];
    }

    /** The text of a number. */
    public String text(int number) {
        return texts.get(number);
    }

    /** A hash table with open addressing over stretches of the text: most tokens are a text that was there before, and need no string to be found. */
    private final class Table {

        private static final int SLOTS_MIN = 256;

        private final char[] chars;
        private int[] slots = new int[SLOTS_MIN];
        private int[] hashes = new int[SLOTS_MIN];

        /** For each number where its text stands. */
        private int[] starts = new int[SLOTS_MIN];

        private int[] ends = new int[SLOTS_MIN];

        Table(String text, int tokens) {
            chars = tokens == 0 ? new char[0] : text.toCharArray();
        }

        int number(int start, int end) {
            int hash = hash(start, end);
            int slot = hash & slots.length - 1;
            while (slots[slot] != 0) {
                int number = slots[slot] - 1;
                if (hashes[number] == hash && Arrays.equals(chars, starts[number], ends[number], chars, start, end)) {
                    return number;
                }
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = texts.size() + 1;
            return added(hash, start, end);
        }

        private int hash(int start, int end) {
            int hash = end - start;
            for (int at = start; at < end; at++) {
                hash = FACTOR * hash + chars[at];
            }
            return hash ^ hash >>> 15;
        }

        private int added(int hash, int start, int end) {
            int number = texts.size();
            texts.add(new String(chars, start, end - start));
            if (number == hashes.length) {
                hashes = Arrays.copyOf(hashes, number * 2);
                starts = Arrays.copyOf(starts, number * 2);
                ends = Arrays.copyOf(ends, number * 2);
            }
            hashes[number] = hash;
            starts[number] = start;
            ends[number] = end;
            if (texts.size() * 2 > slots.length) {
                grow();
            }
            return number;
        }

        private void grow() {
            int[] wider = new int[slots.length * 2];
            for (int number = 0; number < texts.size(); number++) {
                int slot = hashes[number] & wider.length - 1;
                while (wider[slot] != 0) {
                    slot = slot + 1 & wider.length - 1;
                }
                wider[slot] = number + 1;
            }
            slots = wider;
        }
    }
}
