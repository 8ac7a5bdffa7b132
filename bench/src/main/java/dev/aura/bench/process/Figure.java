package dev.aura.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Prints one figure: median, spread, the limit it is held against, the ratio of the two, and how busy the machine was in the minute
 * before.
 */
final class Figure {

    private static final Path LOAD = Path.of("/proc/loadavg");

    private Figure() {}

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static void print(String name, String unit, double limit, double... values) throws IOException {
        line(name, unit, String.format(Locale.ROOT, "limit %8.1f  ratio %.2f", limit, median(values) / limit), values);
    }

    /** A figure that nothing is held against, for comparison. */
    static void printWithoutLimit(String name, String unit, double... values) throws IOException {
        line(name, unit, "no limit                  ", values);
    }

    private static void line(String name, String unit, String limit, double... values) throws IOException {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-58s median %8.1f %-3s  min %8.1f  max %8.1f  n %3d  %s  load %s%n",
                name,
                median(values),
                unit,
                sorted[0],
                sorted[sorted.length - 1],
                sorted.length,
                limit,
                Files.readString(LOAD).split(" ", 2)[0]);
    }
}
