package dev.aura.code.pattern;

import dev.aura.code.policy.LayerRules;
import dev.aura.code.types.SourceFile;
import dev.aura.proto.code.v1.DetectPatternsResponse.Pattern;
import dev.aura.proto.code.v1.DetectPatternsResponse.Place;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.Import;
import dev.aura.proto.code.v1.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Files of a layer that import files of a layer which theirs is not declared to use. Files in no layer may do as they like, and tests. */
final class Layering implements Detector {

    private static final String NAME = "layering-violation";

    @Override
    public Set<String> names() {
        return Set.of(NAME);
    }

    @Override
    public List<Pattern> detect(Project project) {
        LayerRules rules = project.surroundings().layers();
        List<Pattern> found = new ArrayList<>();
        if (!rules.isSilent()) {
            project.files().stream()
                    .filter(file -> !file.isTest())
                    .forEach(file -> rules.layerOf(file.path())
                            .ifPresent(layer -> violations(project, rules, file, layer)
                                    .forEach((used, places) -> found.add(report(file, layer, used, places)))));
        }
        return found;
    }

    /** The imports of a file that lead where they must not, by the layer they lead to. */
    private static SortedMap<String, List<Place>> violations(
            Project project, LayerRules rules, SourceFile file, String layer) {
        SortedMap<String, List<Place>> violations = new TreeMap<>();
        for (Import statement : file.imports()) {
            for (String path : project.modules().filesOf(file, statement)) {
                rules.layerOf(path).filter(used -> !rules.mayUse(layer, used)).ifPresent(used -> {
                    List<Place> places = violations.computeIfAbsent(used, key -> new ArrayList<>());
                    Place place = place(file, statement);
                    if (!places.contains(place)) {
                        places.add(place);
                    }
                });
            }
        }
        return violations;
    }

    private static Place place(SourceFile file, Import statement) {
        return Place.newBuilder()
                .setRole("import")
                .setPath(file.path())
                .setLine(statement.getRange().getStart().getLine())
                .setName(statement.getName())
                .build();
    }

    private static Pattern report(SourceFile file, String layer, String used, List<Place> places) {
        Entity.Builder entity = Entity.newBuilder()
                .setKind(Entity.Kind.PACKAGE)
                .setName(file.path().substring(file.path().lastIndexOf('/') + 1))
                .setQualifiedName(file.path());
        Symbol symbol = Symbol.newBuilder()
                .setEntity(entity)
                .setPath(file.path())
                .setLanguage(file.language())
                .build();
        return Report.smell(NAME, symbol)
                .message("`" + layer + "` must not use `" + used + "`: "
                        + places.getFirst().getName()
                        + (places.size() > 1 ? " and " + (places.size() - 1) + " more" : "")
                        + "; turn the dependency round, or say code.layers." + layer + ".uses")
                .evidence("code.layers." + layer + ".uses does not name " + used)
                .places(places)
                .made();
    }
}
