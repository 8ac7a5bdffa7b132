package dev.aura.code.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class NameTableTest {

    @Test
    void everyNameKeepsItsNumber() {
        NameTable table = new NameTable();
        for (int number = 0; number < 100_000; number++) {
            assertThat(table.intern("name" + number)).isEqualTo(number);
        }
        for (int number = 0; number < 100_000; number += 7) {
            String name = "name" + number;
            assertThat(table.find(name)).isEqualTo(number);
            assertThat(table.name(number)).isEqualTo(name);
            assertThat(table.canonical(name)).isSameAs(table.name(number));
        }
        assertThat(table.find("name100000")).isEqualTo(-1);
        assertThat(table.size()).isEqualTo(100_000);
    }

    @Test
    void postingsHoldWhatWasAdded() {
        Postings postings = new Postings();
        int[] counts = new int[5000];
        Random random = new Random(7);
        for (int file = 0; file < 50_000; file++) {
            int name = random.nextInt(counts.length);
            counts[name]++;
            postings.add(name, file);
        }
        for (int name = 0; name < counts.length; name++) {
            assertThat(postings.size(name)).isEqualTo(counts[name]);
            for (int at = 1; at < counts[name]; at++) {
                assertThat(postings.files(name)[at]).isGreaterThan(postings.files(name)[at - 1]);
            }
        }
        assertThat(postings.size(1_000_000)).isZero();
        assertThat(postings.files(1_000_000)).isEmpty();
    }
}
