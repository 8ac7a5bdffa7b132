package dev.aura.code.query;

import dev.aura.code.index.IndexedFile;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Languages;
import dev.aura.code.language.ModuleSystem;
import dev.aura.code.language.ModuleSystem.SourceUnit;
import dev.aura.code.store.ScannedFile;
import dev.aura.proto.code.v1.Cycle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who imports whom, by module. Filled file by file, then asked. */
final class ImportGraph {

    private final Languages languages;
    private final Map<String, List<Importer>> byLanguage = new TreeMap<>();
    private final List<SourceUnit> units = new ArrayList<>();

    ImportGraph(Languages languages) {
        this.languages = languages;
    }

    /** A file with the names it imports; `loose` are those that cannot be part of a cycle. */
    private record Importer(SourceUnit unit, List<String> names, BitSet loose) {}

    /** The graph of one language: the module of each file, edges with counts, those that bind at load time, and names from outside with counts. */
    record Modules(
            Map<String, String> modulesByPath,
            SortedMap<String, Integer> files,
            SortedMap<String, SortedMap<String, Integer>> edges,
            SortedMap<String, SortedMap<String, Integer>> binding,
            Map<String, Integer> external) {}

    void add(ScannedFile file) {
        if (file.tellsOfModules()) {
            List<String> names = new ArrayList<>(file.facts().imports().size());
            file.facts().imports().forEach(statement -> names.add(statement.getName()));
            add(file.language(), file.unit(), file.role(), names, file.facts().deferred());
        }
    }

    void add(IndexedFile file) {
        add(file.language(), file.unit(), file.role(), file.imports(), file.deferred());
    }

    private void add(String language, SourceUnit unit, FileRole role, List<String> names, BitSet deferred) {
        units.add(unit);
        if (role == FileRole.MANIFEST) {
            return;
        }
        BitSet loose = (BitSet) deferred.clone();
        if (role == FileRole.TEST) {
            // Tests live beside what they test; their imports do not tie modules together.
            loose.set(0, names.size());
        }
        byLanguage.computeIfAbsent(language, key -> new ArrayList<>()).add(new Importer(unit, names, loose));
    }

    SortedMap<String, Modules> modules() {
        SortedMap<String, Modules> graphs = new TreeMap<>();
        byLanguage.forEach((language, importers) -> graphs.put(language, modules(language, importers)));
        return graphs;
    }

    private Modules modules(String language, List<Importer> importers) {
        ModuleSystem.Index index = languages.modules(language, units);
        Modules graph =
                new Modules(new HashMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new HashMap<>());
        for (Importer importer : importers) {
            String from = index.moduleOf(importer.unit());
            graph.files().merge(from, 1, Integer::sum);
            graph.modulesByPath().put(importer.unit().path(), from);
            for (int number = 0; number < importer.names().size(); number++) {
                String name = importer.names().get(number);
                Set<String> targets = index.modulesOf(importer.unit(), name);
                for (String to : targets) {
                    if (!to.equals(from)) {
                        count(graph.edges(), from, to);
                        if (!importer.loose().get(number)) {
                            count(graph.binding(), from, to);
                        }
                    }
                }
                if (targets.isEmpty()) {
                    graph.external().merge(index.external(name), 1, Integer::sum);
                }
            }
        }
        return graph;
    }

    private static void count(SortedMap<String, SortedMap<String, Integer>> edges, String from, String to) {
        edges.computeIfAbsent(from, key -> new TreeMap<>()).merge(to, 1, Integer::sum);
    }

    /** Cycles of all languages, longest ring first. */
    static List<Cycle> cycles(SortedMap<String, Modules> graphs) {
        List<Cycle> cycles = new ArrayList<>();
        graphs.forEach((language, graph) -> {
            for (List<String> component : Components.of(graph.binding())) {
                cycles.add(Cycle.newBuilder()
                        .setLanguage(language)
                        .addAllModules(Components.shortestRing(component, graph.binding()))
                        .setComponentSize(component.size())
                        .build());
            }
        });
        cycles.sort(Comparator.comparingInt(Cycle::getComponentSize)
                .reversed()
                .thenComparing(Comparator.comparingInt(Cycle::getModulesCount).reversed())
                .thenComparing(cycle -> cycle.getModules(0)));
        return cycles;
    }
}
