package dev.aura.code.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class RepeatsTest {

    private static TokenStream stream(int[]... files) {
        TokenStream stream = new TokenStream();
        for (int file = 0; file < files.length; file++) {
            stream.begin("file" + file);
            for (int token = 0; token < files[file].length; token++) {
                stream.add(files[file][token], token + 1);
            }
        }
        return stream;
    }

    @Test
    void everyTokenThatIsPartOfARepeatIsFoundInRandomText() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            int[][] files = new int[1 + random.nextInt(3)][];
            int alphabet = 2 + random.nextInt(4);
            for (int file = 0; file < files.length; file++) {
                files[file] = random.ints(random.nextInt(120), 0, alphabet).toArray();
            }
            int shortest = 3 + random.nextInt(8);
            TokenStream stream = stream(files);
            BitSet found = Repeats.of(stream, shortest).covered();
            BitSet missing = expected(stream, shortest, false);
            missing.andNot(found);
            assertThat(missing).as("missing in round " + round).isEqualTo(new BitSet());
            found.andNot(expected(stream, shortest, true));
            assertThat(found).as("not repeated in round " + round).isEqualTo(new BitSet());
        }
    }

    /**
     * All pairs of places compared.
     *
     * @param selfRepeating whether those count too that would go on into each other: of a run of one pattern, which parts are repeats
     *     is a matter of taste
     */
    private static BitSet expected(TokenStream stream, int shortest, boolean selfRepeating) {
        BitSet covered = new BitSet();
        for (int one = 0; one < stream.size(); one++) {
            for (int other = one + 1; other < stream.size(); other++) {
                int after = alike(stream, one, other, 1);
                int whole = after + alike(stream, one - 1, other - 1, -1);
                if (after >= shortest && (selfRepeating || whole <= other - one)) {
                    covered.set(one, one + after);
                    covered.set(other, other + after);
                }
            }
        }
        return covered;
    }

    /** How many tokens are the same from two places on, in one direction. */
    private static int alike(TokenStream stream, int one, int other, int step) {
        int length = 0;
        while (one + length * step >= 0
                && other + length * step < stream.size()
                && stream.id(one + length * step) >= 0
                && stream.id(one + length * step) == stream.id(other + length * step)) {
            length++;
        }
        return length;
    }

    @Test
    void aRepeatIsAsLongAsItsPlacesAllowAndHasAllOfThem() {
        int[] common = range(100, 160);
        int[] longer = range(90, 170);
        Repeats.Found found = Repeats.of(
                stream(
                        joined(range(0, 5), longer, range(200, 205)),
                        joined(range(10, 15), longer, range(210, 215)),
                        joined(range(20, 25), common, range(220, 225))),
                50);
        assertThat(found.repeats()).extracting(Repeats.Repeat::length).containsExactly(80, 60);
        assertThat(found.repeats()).extracting(repeat -> repeat.starts().length).containsExactly(2, 3);
    }

    @Test
    void aTableOfOneTokenHidesNothing() {
        int[] same = new int[20_000];
        Arrays.fill(same, 7);
        Repeats.Found found = Repeats.of(stream(same, joined(range(100, 160), range(300, 310)), range(100, 160)), 50);
        assertThat(found.truncated()).isFalse();
        assertThat(found.repeats()).extracting(Repeats.Repeat::length).containsExactly(10_000, 60);
    }

    private static int[] range(int from, int to) {
        return java.util.stream.IntStream.range(from, to).toArray();
    }

    private static int[] joined(int[]... parts) {
        List<Integer> all = new ArrayList<>();
        for (int[] part : parts) {
            Arrays.stream(part).forEach(all::add);
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }
}
