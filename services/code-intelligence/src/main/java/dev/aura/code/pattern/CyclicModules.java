package dev.aura.code.pattern;

import dev.aura.code.pattern.Modules.Statement;
import dev.aura.code.query.Components;
import dev.aura.proto.code.v1.DetectPatternsResponse.Pattern;
import dev.aura.proto.code.v1.DetectPatternsResponse.Place;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Packages (Java) or modules (Python, JavaScript, TypeScript) that import each other in a ring: the acyclic dependencies principle of R. Martin. The compiler of
 * Go refuses them, and in Rust modules of a crate are one unit of compilation.
 */
final class CyclicModules implements Detector {

    private static final String PACKAGES = "cyclic-packages";
    private static final String MODULES = "cyclic-modules";
    private static final Set<String> LANGUAGES = Set.of("java", "python", "javascript", "typescript");
    private static final int IMPORTS_SHOWN = 3;

    @Override
    public Set<String> names() {
        return Set.of(PACKAGES, MODULES);
    }

    @Override
    public List<Pattern> detect(Project project) {
        List<Pattern> found = new ArrayList<>();
        for (String language : project.modules().languages()) {
            if (LANGUAGES.contains(language)) {
                SortedMap<String, SortedMap<String, List<Statement>>> edges =
                        project.modules().edges(language);
                Components.of(edges).forEach(component -> found.add(report(language, component, edges)));
            }
        }
        return found;
    }

    private static Pattern report(
            String language, List<String> component, SortedMap<String, SortedMap<String, List<Statement>>> edges) {
        List<String> ring = Components.shortestRing(component, edges);
        List<Place> places = new ArrayList<>();
        List<String> facts = new ArrayList<>();
        String weakest = "";
        int fewest = Integer.MAX_VALUE;
        for (int index = 0; index < ring.size(); index++) {
            String from = ring.get(index);
            String to = ring.get((index + 1) % ring.size());
            List<Statement> statements =
                    edges.getOrDefault(from, new TreeMap<>()).getOrDefault(to, List.of());
            facts.add(from + " imports " + to + " in " + count(statements.size()));
            if (statements.size() < fewest) {
                fewest = statements.size();
                weakest = from + " → " + to;
            }
            statements.stream().limit(IMPORTS_SHOWN).forEach(statement -> places.add(place(statement)));
        }
        boolean packages = language.equals("java");
        String unit = packages ? "packages" : "modules";
        String rest = component.size() > ring.size() ? ", a shortest ring among " + component.size() + " " + unit : "";
        Report report = Report.smell(packages ? PACKAGES : MODULES, symbol(language, ring.getFirst(), places))
                .message("the " + unit + " " + String.join(" → ", ring) + " → " + ring.getFirst()
                        + " import each other in a ring" + rest + "; the fewest imports to cut are those of "
                        + weakest + " (" + fewest + ")")
                .measure("modules that reach each other", component.size(), ">", 1)
                .places(places);
        facts.forEach(report::evidence);
        return report.made();
    }

    private static String count(int statements) {
        return statements + (statements == 1 ? " import" : " imports");
    }

    private static Place place(Statement statement) {
        return Place.newBuilder()
                .setRole("import")
                .setPath(statement.file().path())
                .setLine(statement.line())
                .setName(statement.statement().getName())
                .build();
    }

    private static Symbol symbol(String language, String module, List<Place> places) {
        Entity.Builder entity = Entity.newBuilder()
                .setKind(Entity.Kind.PACKAGE)
                .setName(module.substring(module.lastIndexOf('.') + 1))
                .setQualifiedName(module);
        String path = places.isEmpty() ? "" : places.getFirst().getPath();
        return Symbol.newBuilder()
                .setEntity(entity)
                .setPath(path)
                .setLanguage(language)
                .build();
    }
}
