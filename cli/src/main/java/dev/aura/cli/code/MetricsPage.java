package dev.aura.cli.code;

import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Table;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.code.v1.FileMetrics;
import dev.aura.proto.code.v1.FunctionMetrics;
import dev.aura.proto.code.v1.MeasureResponse;
import java.util.Comparator;
import java.util.List;

/** Metrics as text: the files, or the sum of them where there are many, then the most complex functions. */
final class MetricsPage {

    private record Ranked(FileMetrics file, FunctionMetrics function) {}

    private MetricsPage() {}

    static void print(MeasureResponse response, int top, Output output) {
        Style style = output.style();
        files(response.getFilesList(), top, output);
        List<Ranked> ranked = response.getFilesList().stream()
                .flatMap(file -> file.getFunctionsList().stream().map(function -> new Ranked(file, function)))
                .sorted(Comparator.comparingInt((Ranked one) -> -one.function().getCognitive()))
                .limit(top)
                .toList();
        if (!ranked.isEmpty()) {
            Table table = new Table("rrrrrl");
            table.row("COGNITIVE", "CYCLOMATIC", "NESTING", "PARAMETERS", "LINES", "FUNCTION");
            ranked.forEach(one -> row(table, one, style));
            output.line("");
            output.lines(table.lines());
        }
        output.line("");
        output.lines(CoverageLines.of(response.getCoverage()).stream()
                .map(style::dim)
                .toList());
    }

    private static void files(List<FileMetrics> files, int top, Output output) {
        Table table = new Table("rrrl");
        table.row("CODE LINES", "FUNCTIONS", "DOCUMENTED", "FILE");
        files.stream()
                .sorted(Comparator.comparingInt((FileMetrics file) -> -file.getLinesOfCode()))
                .limit(top)
                .forEach(file -> table.row(
                        Words.number(file.getLinesOfCode()),
                        Words.number(file.getFunctionsCount()),
                        Words.percent(file.getDocumentationCoverage()),
                        file.getPath()));
        output.lines(table.lines());
        if (files.size() > top) {
            output.line("… and " + Words.count(files.size() - top, "smaller file") + " (--json has all)");
        }
        int code = files.stream().mapToInt(FileMetrics::getLinesOfCode).sum();
        output.line(Words.count(files.size(), "file") + ", " + Words.count(code, "line") + " of code");
    }

    private static void row(Table table, Ranked one, Style style) {
        FunctionMetrics function = one.function();
        table.row(
                Integer.toString(function.getCognitive()),
                Integer.toString(function.getCyclomatic()),
                Integer.toString(function.getNesting()),
                Integer.toString(function.getParameters()),
                Integer.toString(function.getLinesOfCode()),
                function.getName() + "  " + style.dim(one.file().getPath() + ":" + function.getStartLine()));
    }
}
