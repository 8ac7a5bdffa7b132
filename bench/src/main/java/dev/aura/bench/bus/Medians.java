package dev.aura.bench.bus;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** Prints what the middle one of several rounds gave. */
final class Medians {

    private Medians() {}

    static void print(String what, DoubleStream figures) {
        double[] sorted = figures.sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "median %-54s %12.2f   (%.2f to %.2f)%n",
                what,
                sorted[sorted.length / 2],
                sorted[0],
                sorted[sorted.length - 1]);
    }
}
