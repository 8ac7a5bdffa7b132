package dev.aura.bench.process;

import java.util.Arrays;
import java.util.Locale;

/** Prints one figure: median, spread, the limit it is held against, and the ratio of the two. */
final class Figure {

    private Figure() {}

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static void print(String name, String unit, double limit, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double median = median(values);
        System.out.printf(
                Locale.ROOT,
                "%-58s median %8.1f %-3s  min %8.1f  max %8.1f  n %3d  limit %8.1f  ratio %.2f%n",
                name,
                median,
                unit,
                sorted[0],
                sorted[sorted.length - 1],
                sorted.length,
                limit,
                median / limit);
    }
}
