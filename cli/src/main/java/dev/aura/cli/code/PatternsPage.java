package dev.aura.cli.code;

import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.code.v1.DetectPatternsResponse;
import dev.aura.proto.code.v1.DetectPatternsResponse.Measurement;
import dev.aura.proto.code.v1.DetectPatternsResponse.Pattern;
import dev.aura.proto.code.v1.DetectPatternsResponse.Place;
import java.util.List;
import java.util.Locale;

/** Patterns as text, one a line, on request with what each was concluded from. */
final class PatternsPage {

    private PatternsPage() {}

    static void print(DetectPatternsResponse response, int limit, boolean evidence, Output output) {
        List<Pattern> shown = response.getPatternsList().subList(0, Math.min(limit, response.getPatternsCount()));
        for (Pattern pattern : shown) {
            output.line(line(pattern, output.style()));
            if (evidence) {
                pattern.getMeasurementsList().forEach(number -> output.line("    " + number(number)));
                pattern.getEvidenceList().forEach(fact -> output.line("    " + fact));
                pattern.getPlacesList().forEach(place -> output.line("    " + place(place, output.style())));
                if (pattern.getPlaceCount() > pattern.getPlacesCount()) {
                    output.line("    … and "
                            + Words.count(pattern.getPlaceCount() - pattern.getPlacesCount(), "more place"));
                }
            }
        }
        output.lines(CoverageLines.of(response.getCoverage()).stream()
                .map(output.style()::dim)
                .toList());
        output.line(summary(response, shown.size()));
    }

    private static String line(Pattern pattern, Style style) {
        int line = pattern.getSymbol().getEntity().getNameRange().getStart().getLine();
        String place = pattern.getSymbol().getPath() + (line > 0 ? ":" + line : "");
        String name = pattern.getSmell() ? style.yellow(pattern.getName()) : style.cyan(pattern.getName());
        return style.bold(place) + ": " + name + ": " + pattern.getMessage();
    }

    private static String number(Measurement number) {
        return number.getName() + " " + plain(number.getValue()) + " " + number.getRelation() + " "
                + plain(number.getThreshold());
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String place(Place place, Style style) {
        return place.getRole() + ": " + place.getName() + "  "
                + style.dim(place.getPath() + (place.getLine() > 0 ? ":" + place.getLine() : ""));
    }

    private static String summary(DetectPatternsResponse response, int shown) {
        if (response.getTotal() == 0) {
            return "no patterns";
        }
        long smells =
                response.getPatternsList().stream().filter(Pattern::getSmell).count();
        String all = Words.count(smells, "smell") + ", " + Words.count(response.getTotal() - smells, "design pattern");
        return shown < response.getTotal() ? all + "; " + Words.number(shown) + " shown" : all;
    }
}
