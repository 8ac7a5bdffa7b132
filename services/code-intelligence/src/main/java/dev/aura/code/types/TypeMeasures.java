package dev.aura.code.types;

import dev.aura.code.language.Languages;
import dev.aura.code.store.ScannedFile;
import dev.aura.proto.code.v1.TypeMetrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Metrics of types. Filled file by file, then asked. */
public final class TypeMeasures {

    private final Languages languages;
    private final List<SourceFile> files = new ArrayList<>();

    public TypeMeasures(Languages languages) {
        this.languages = languages;
    }

    public void add(ScannedFile file) {
        if (file.tellsOfModules()) {
            files.add(SourceFile.of(file));
        }
    }

    /** By path and line. */
    public List<TypeMetrics> metrics() {
        TypeTable table = TypeTable.of(files);
        TypeUses uses = TypeUses.of(files, table, languages);
        return table.all().stream()
                .sorted(Comparator.comparing(Type::path)
                        .thenComparingInt(type -> type.facts().startLine())
                        .thenComparing(Type::name))
                .map(type -> metrics(type, uses))
                .toList();
    }

    private static TypeMetrics metrics(Type type, TypeUses uses) {
        Cohesion cohesion = Cohesion.of(type.facts());
        TypeMetrics.Builder metrics = TypeMetrics.newBuilder()
                .setPath(type.path())
                .setLanguage(type.file().language())
                .setName(type.name())
                .setKind(type.facts().kind())
                .setStartLine(type.facts().startLine())
                .setEndLine(type.facts().endLine())
                .setMethods(type.facts().methods().size())
                .setFields(type.facts().fields().size())
                .setWeightedMethods(type.facts().weightedMethods())
                .setFanIn(uses.fanIn(type))
                .setFanOut(uses.fanOut(type));
        cohesion.lcom4().ifPresent(metrics::setLcom4);
        cohesion.tcc().ifPresent(metrics::setTcc);
        return metrics.build();
    }
}
