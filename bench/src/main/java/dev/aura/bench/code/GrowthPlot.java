package dev.aura.bench.code;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Time and memory against lines, both axes logarithmic: what grows as the lines do has slope 1. */
final class GrowthPlot {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int LEFT = 70;
    private static final int RIGHT = 500;
    private static final int TOP = 30;
    private static final int BOTTOM = 310;

    private static final List<Curve> CURVES = List.of(
            new Curve("cold, ms", "#2f7ed8", Point::coldMs),
            new Curve("restart, ms", "#d9822b", Point::restartMs),
            new Curve("heap in use, MiB", "#2aa876", Point::heapMib));

    private final List<Point> points;

    GrowthPlot(List<Point> points) {
        this.points = List.copyOf(points);
    }

    /** What was measured at a size. */
    record Point(double lines, double coldMs, double restartMs, double heapMib) {}

    private record Curve(String name, String color, ToDoubleFunction<Point> value) {}

    /** Prints for each curve the exponent between sizes: 1 is linear, below is less than that. */
    void printSlopes() {
        for (Curve curve : CURVES) {
            for (int at = 1; at < points.size(); at++) {
                Point from = points.get(at - 1);
                Point to = points.get(at);
                double slope =
                        Math.log(curve.value().applyAsDouble(to) / curve.value().applyAsDouble(from))
                                / Math.log(to.lines() / from.lines());
                System.out.printf(
                        "%s from %,.0f to %,.0f lines: as the lines to the power of %.2f%n",
                        curve.name(), from.lines(), to.lines(), slope);
            }
        }
    }

    /** A drawing that can be read on a light ground and on a dark one. */
    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">%n"
                        + "<style>text{fill:#333}.g{stroke:#8888;stroke-width:.5}"
                        + "@media(prefers-color-scheme:dark){text{fill:#ddd}}</style>%n",
                WIDTH,
                HEIGHT));
        grid(svg);
        CURVES.forEach(curve -> draw(curve, svg));
        return svg.append("</svg>\n").toString();
    }

    private void grid(StringBuilder svg) {
        for (double lines = low(Point::lines); lines <= high(Point::lines); lines *= 10) {
            line(svg, x(lines), TOP, x(lines), BOTTOM);
            text(svg, x(lines), BOTTOM + 20, "middle", String.format(Locale.ROOT, "%,.0f", lines));
        }
        text(svg, (LEFT + RIGHT) / 2.0, BOTTOM + 40, "middle", "lines");
        for (double value = lowest(); value <= highest(); value *= 10) {
            line(svg, LEFT, y(value), RIGHT, y(value));
            text(svg, LEFT - 8, y(value) + 4, "end", String.format(Locale.ROOT, "%,.0f", value));
        }
    }

    private static void line(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(String.format(Locale.ROOT, "<path class=\"g\" d=\"M%.1f %.1fL%.1f %.1f\"/>%n", x1, y1, x2, y2));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text));
    }

    private void draw(Curve curve, StringBuilder svg) {
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            double x = x(point.lines());
            double y = y(curve.value().applyAsDouble(point));
            path.append(path.isEmpty() ? 'M' : 'L').append(String.format(Locale.ROOT, "%.1f %.1f", x, y));
            svg.append(String.format(
                    Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>%n", x, y, curve.color()));
        }
        svg.append(String.format(
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n", path, curve.color()));
        text(svg, RIGHT + 10, y(curve.value().applyAsDouble(points.getLast())) + 4, "start", curve.name());
    }

    private double low(ToDoubleFunction<Point> value) {
        return Math.pow(
                10,
                Math.floor(Math.log10(points.stream().mapToDouble(value).min().orElse(1))));
    }

    private double high(ToDoubleFunction<Point> value) {
        return Math.pow(
                10,
                Math.ceil(Math.log10(points.stream().mapToDouble(value).max().orElse(10))));
    }

    private double lowest() {
        return CURVES.stream().mapToDouble(curve -> low(curve.value())).min().orElse(1);
    }

    private double highest() {
        return CURVES.stream().mapToDouble(curve -> high(curve.value())).max().orElse(10);
    }

    private double x(double lines) {
        return LEFT + (RIGHT - LEFT) * share(lines, low(Point::lines), high(Point::lines));
    }

    private double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * share(value, lowest(), highest());
    }

    private static double share(double value, double low, double high) {
        return Math.log(value / low) / Math.log(high / low);
    }
}
