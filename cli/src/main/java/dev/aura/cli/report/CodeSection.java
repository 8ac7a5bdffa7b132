package dev.aura.cli.report;

import dev.aura.cli.code.DependenciesPage;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Table;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.code.v1.Finding.Severity;
import dev.aura.proto.code.v1.FunctionMetrics;
import dev.aura.proto.code.v1.SummarizeResponse;
import dev.aura.proto.code.v1.SummarizeResponse.LanguageSize;
import dev.aura.proto.code.v1.SummarizeResponse.RankedFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much code there is, which of it is hardest to read, and how it hangs together. */
final class CodeSection {

    static final int FUNCTIONS_SHOWN = 8;
    private static final int LANGUAGES_SHOWN = 8;
    private static final int CYCLES_SHOWN = 5;
    /** Above this, SonarSource's white paper calls a function hard to understand. */
    private static final int HARD = 15;

    private final Output output;
    private final Style style;

    CodeSection(Output output) {
        this.output = output;
        this.style = output.style();
    }

    void size(SummarizeResponse code) {
        if (code.getLanguagesList().isEmpty()) {
            output.line("  no source code that is recognised");
            return;
        }
        Table table = new Table("lrrrr");
        List<LanguageSize> languages = code.getLanguagesList();
        for (LanguageSize size : languages.subList(0, Math.min(LANGUAGES_SHOWN, languages.size()))) {
            table.row(
                    "  " + size.getLanguage(),
                    Words.count(size.getFiles(), "file", "files"),
                    Words.count(size.getLinesOfCode(), "line"),
                    size.getParsed() ? Words.count(size.getFunctions(), "function") : "",
                    size.hasDocumentationCoverage()
                            ? Words.percent(size.getDocumentationCoverage()) + " documented"
                            : style.dim(size.getParsed() ? "" : "counted only"));
        }
        output.lines(table.lines());
        if (languages.size() > LANGUAGES_SHOWN) {
            output.line("  … and " + Words.count(languages.size() - LANGUAGES_SHOWN, "smaller language"));
        }
        boolean hasApi = languages.stream().anyMatch(LanguageSize::hasDocumentationCoverage);
        output.line("  "
                + (hasApi ? Words.percent(code.getDocumentationCoverage()) + " of the public API is documented; " : "")
                + findings(code));
    }

    void worst(SummarizeResponse code) {
        List<RankedFunction> worst = code.getWorstFunctionsList().stream()
                .filter(ranked -> ranked.getMetrics().getCognitive() > 0)
                .limit(FUNCTIONS_SHOWN)
                .toList();
        if (worst.isEmpty()) {
            output.line("  no function with branches");
            return;
        }
        Table table = new Table("rll");
        int room = Math.max(20, (output.width() - 10) / 2);
        for (RankedFunction ranked : worst) {
            FunctionMetrics metrics = ranked.getMetrics();
            String complexity = "  " + metrics.getCognitive();
            table.row(
                    metrics.getCognitive() > HARD ? style.yellow(complexity) : complexity,
                    Words.fitted(metrics.getName(), room),
                    style.dim(Words.fitted(ranked.getPath(), room - 6) + ":" + metrics.getStartLine()));
        }
        output.lines(table.lines());
        output.line(style.dim("  cognitive complexity; above " + HARD + " is hard to follow"));
    }

    void cycles(SummarizeResponse code) {
        if (code.getCycleCount() == 0) {
            output.line("  none");
            return;
        }
        code.getCyclesList().stream()
                .limit(CYCLES_SHOWN)
                .forEach(cycle -> output.line("  " + DependenciesPage.ring(cycle, style)));
        if (code.getCycleCount() > CYCLES_SHOWN) {
            output.line("  … and " + (code.getCycleCount() - CYCLES_SHOWN) + " more (aura deps --cycles)");
        }
    }

    private static String findings(SummarizeResponse code) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.NOTE)) {
            int count = code.getFindingCountsOrDefault(severity.name(), 0);
            if (count > 0) {
                counts.add(Words.count(count, severity.name().toLowerCase(Locale.ROOT)));
            }
        }
        return counts.isEmpty() ? "no findings" : String.join(", ", counts) + " (aura analyze)";
    }
}
