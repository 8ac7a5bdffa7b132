package dev.aura.cli.code;

import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Table;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.code.v1.FileMetrics;
import dev.aura.proto.code.v1.FunctionMetrics;
import dev.aura.proto.code.v1.HistoryPoint;
import dev.aura.proto.code.v1.MeasureResponse;
import dev.aura.proto.code.v1.TypeMetrics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Metrics as text: the files, or the sum of them where there are many, then the most complex functions. */
final class MetricsPage {

    private record Ranked(FileMetrics file, FunctionMetrics function) {}

    private MetricsPage() {}

    static void print(MeasureResponse response, int top, Output output) {
        Style style = output.style();
        files(response.getFilesList(), top, output);
        if (response.getTypesCount() > 0) {
            types(response.getTypesList(), top, output);
        } else {
            functions(response, top, output);
        }
        history(response, output);
        output.line("");
        output.lines(CoverageLines.of(response.getCoverage()).stream()
                .map(style::dim)
                .toList());
    }

    private static void types(List<TypeMetrics> types, int top, Output output) {
        Table table = new Table("rrrrrrrl");
        table.row("WMC", "METHODS", "FIELDS", "FAN-IN", "FAN-OUT", "LCOM4", "TCC", "TYPE");
        types.stream()
                .sorted(Comparator.comparingInt((TypeMetrics type) -> -type.getWeightedMethods()))
                .limit(top)
                .forEach(type -> table.row(
                        Words.number(type.getWeightedMethods()),
                        Words.number(type.getMethods()),
                        Words.number(type.getFields()),
                        Words.number(type.getFanIn()),
                        Words.number(type.getFanOut()),
                        type.hasLcom4() ? Words.number(type.getLcom4()) : "",
                        type.hasTcc() ? String.format(Locale.ROOT, "%.2f", type.getTcc()) : "",
                        type.getName() + "  " + output.style().dim(type.getPath() + ":" + type.getStartLine())));
        output.line("");
        output.lines(table.lines());
        if (types.size() > top) {
            output.line("… and " + Words.count(types.size() - top, "more type") + " (--json has all)");
        }
    }

    private static void functions(MeasureResponse response, int top, Output output) {
        Style style = output.style();
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
    }

    private static void history(MeasureResponse response, Output output) {
        if (response.getHistoryCount() == 0) {
            return;
        }
        Table table = new Table("lrrrrrl");
        table.row("DATE", "FILES", "FUNCTIONS", "CODE LINES", "CYCLOMATIC", "DOCUMENTED", "COMMIT");
        for (HistoryPoint point : response.getHistoryList()) {
            table.row(
                    LocalDate.ofInstant(
                                    Instant.ofEpochSecond(point.getCommittedAt().getSeconds()), ZoneOffset.UTC)
                            .toString(),
                    Words.number(point.getFiles()),
                    Words.number(point.getFunctions()),
                    Words.number(point.getLinesOfCode()),
                    Words.number(point.getCyclomatic()),
                    Words.percent(point.getDocumentationCoverage()),
                    point.getCommit()
                                    .substring(0, Math.min(10, point.getCommit().length())) + "  "
                            + output.style().dim(point.getSubject()));
        }
        output.line("");
        output.lines(table.lines());
        if (response.getCommitCount() >= response.getHistoryCount()) {
            output.line(Words.number(response.getHistoryCount()) + " of "
                    + Words.count(response.getCommitCount() + 1, "commit"));
        }
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
        described(files, output);
        if (files.stream().anyMatch(FileMetrics::hasDuplicatedLines)) {
            int duplicated =
                    files.stream().mapToInt(FileMetrics::getDuplicatedLines).sum();
            output.line(Words.percent((double) duplicated / Math.max(1, code)) + " of them stand in several places");
        }
    }

    private static void described(List<FileMetrics> files, Output output) {
        int parameters =
                files.stream().mapToInt(FileMetrics::getPublicParameters).sum();
        int results = files.stream().mapToInt(FileMetrics::getPublicResults).sum();
        if (parameters + results > 0) {
            int named = files.stream()
                    .mapToInt(FileMetrics::getDocumentedParameters)
                    .sum();
            int told =
                    files.stream().mapToInt(FileMetrics::getDocumentedResults).sum();
            output.line("documented of the public API: " + Words.number(named) + " of "
                    + Words.count(parameters, "parameter") + ", " + Words.number(told) + " of "
                    + Words.count(results, "result"));
        }
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
