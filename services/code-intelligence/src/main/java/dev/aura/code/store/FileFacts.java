package dev.aura.code.store;

import dev.aura.code.language.Declaration;
import dev.aura.code.language.ParsedFile;
import dev.aura.code.language.SignatureCoverage;
import dev.aura.code.source.SourceText;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.FileMetrics;
import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.code.v1.Import;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What most questions need of a file, without its outline.
 *
 * @param metrics without path, language and hash, which are not the content's
 * @param imports in order, not resolved
 * @param deferred which of the imports run only when a function is called
 * @param module the module that the text names; empty where the path decides. Of a manifest all that it says
 * @param types names of the top-level entities
 * @param usedNames simple names that the code mentions
 * @param findingCounts findings by severity, without those that a comment suppresses
 * @param partial whether a part did not parse
 */
public record FileFacts(
        FileMetrics metrics,
        List<Import> imports,
        BitSet deferred,
        String module,
        List<String> types,
        List<String> usedNames,
        Map<Finding.Severity, Integer> findingCounts,
        boolean partial) {

    public static FileFacts of(ParsedFile file) {
        List<Import> imports = new ArrayList<>();
        BitSet deferred = new BitSet();
        file.imports().forEach(statement -> {
            deferred.set(imports.size(), statement.deferred());
            imports.add(Import.newBuilder()
                    .setName(statement.name())
                    .setRange(file.source().range(statement.start(), statement.end()))
                    .build());
        });
        Map<Finding.Severity, Integer> counts = new EnumMap<>(Finding.Severity.class);
        file.findings().stream()
                .filter(finding -> !finding.hasSuppression())
                .forEach(finding -> counts.merge(finding.getSeverity(), 1, Integer::sum));
        return new FileFacts(
                metrics(file),
                imports,
                deferred,
                file.module(),
                // A method that stands outside its type cannot be used by its name alone.
                file.declarations().stream()
                        .filter(declaration -> declaration.kind() != Entity.Kind.METHOD)
                        .map(Declaration::name)
                        .toList(),
                List.copyOf(file.usedNames()),
                counts,
                file.partial());
    }

    /** Facts of a text that is only counted: lines that are not blank. */
    static FileFacts counted(SourceText source) {
        return ofManifest(source, "");
    }

    /** Facts of a manifest, which is counted too: the module is what it says. */
    static FileFacts ofManifest(SourceText source, String said) {
        int filled = 0;
        for (int line = 1; line <= source.lineCount(); line++) {
            filled += source.lineText(line).isBlank() ? 0 : 1;
        }
        FileMetrics metrics = FileMetrics.newBuilder()
                .setLines(source.lineCount())
                .setLinesOfCode(filled)
                .setDocumentationCoverage(1)
                .build();
        return new FileFacts(metrics, List.of(), new BitSet(), said, List.of(), List.of(), Map.of(), false);
    }

    private static FileMetrics metrics(ParsedFile file) {
        BitSet code = file.tokens().codeLines();
        BitSet comments = file.tokens().commentLines();
        comments.andNot(code);
        Api api = new Api();
        api.count(file.declarations());
        FileMetrics.Builder metrics = FileMetrics.newBuilder()
                .setLines(file.source().lineCount())
                .setLinesOfCode(code.cardinality())
                .setCommentLines(comments.cardinality())
                .setPublicEntities(api.entities)
                .setDocumentedEntities(api.documented)
                .setDocumentationCoverage(api.entities == 0 ? 1 : (double) api.documented / api.entities)
                .setMaintainability(Maintainability.of(file, code.cardinality()))
                .addAllFunctions(file.functions());
        SignatureCoverage signatures = file.signatures();
        if (signatures != null) {
            metrics.setPublicParameters(signatures.parameters())
                    .setDocumentedParameters(signatures.describedParameters())
                    .setPublicResults(signatures.results())
                    .setDocumentedResults(signatures.describedResults());
        }
        return metrics.build();
    }

    /** Counts public entities and how many are documented. */
    private static final class Api {
        private int entities;
        private int documented;

        void count(List<Declaration> declarations) {
            for (Declaration declaration : declarations) {
                if (declaration.countsAsApi()) {
                    entities++;
                    documented += declaration.documentation().isEmpty() ? 0 : 1;
                }
                count(declaration.children());
            }
        }
    }
}
