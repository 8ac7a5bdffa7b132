package dev.aura.code.query;

import dev.aura.code.language.FileRole;
import dev.aura.code.store.FileFacts;
import dev.aura.proto.code.v1.FileMetrics;
import dev.aura.proto.code.v1.FunctionMetrics;
import dev.aura.proto.code.v1.HistoryPoint;
import dev.aura.proto.code.v1.ModuleMetrics;

/** Sums over files, to which a file can be added and from which it can be taken. */
record CodeTotals(
        int files,
        int skipped,
        int functions,
        long lines,
        long cyclomatic,
        long cognitive,
        int publicEntities,
        int documented) {

    static final CodeTotals NONE = new CodeTotals(0, 0, 0, 0, 0, 0, 0, 0);
    static final CodeTotals SKIPPED = new CodeTotals(0, 1, 0, 0, 0, 0, 0, 0);

    static CodeTotals of(FileFacts facts, FileRole role) {
        FileMetrics metrics = facts.metrics();
        boolean api = role != FileRole.TEST;
        return new CodeTotals(
                1,
                0,
                metrics.getFunctionsCount(),
                metrics.getLinesOfCode(),
                metrics.getFunctionsList().stream()
                        .mapToLong(FunctionMetrics::getCyclomatic)
                        .sum(),
                metrics.getFunctionsList().stream()
                        .mapToLong(FunctionMetrics::getCognitive)
                        .sum(),
                api ? metrics.getPublicEntities() : 0,
                api ? metrics.getDocumentedEntities() : 0);
    }

    CodeTotals plus(CodeTotals other) {
        return plus(other, 1);
    }

    CodeTotals minus(CodeTotals other) {
        return plus(other, -1);
    }

    private CodeTotals plus(CodeTotals other, int times) {
        return new CodeTotals(
                files + times * other.files,
                skipped + times * other.skipped,
                functions + times * other.functions,
                lines + times * other.lines,
                cyclomatic + times * other.cyclomatic,
                cognitive + times * other.cognitive,
                publicEntities + times * other.publicEntities,
                documented + times * other.documented);
    }

    HistoryPoint.Builder point() {
        return HistoryPoint.newBuilder()
                .setFiles(files)
                .setSkippedFiles(skipped)
                .setFunctions(functions)
                .setLinesOfCode(lines)
                .setCyclomatic(cyclomatic)
                .setCognitive(cognitive)
                .setPublicEntities(publicEntities)
                .setDocumentedEntities(documented)
                .setDocumentationCoverage(publicEntities == 0 ? 1 : (double) documented / publicEntities);
    }

    ModuleMetrics.Builder module() {
        return ModuleMetrics.newBuilder()
                .setFiles(files)
                .setFunctions(functions)
                .setLinesOfCode(lines)
                .setCyclomatic(cyclomatic)
                .setPublicEntities(publicEntities)
                .setDocumentedEntities(documented);
    }
}
