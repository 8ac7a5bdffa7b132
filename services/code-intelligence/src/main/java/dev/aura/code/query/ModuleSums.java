package dev.aura.code.query;

import dev.aura.code.language.Languages;
import dev.aura.code.store.ScannedFile;
import dev.aura.proto.code.v1.ModuleMetrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Metrics by module. Filled file by file, then asked. */
final class ModuleSums {

    private final ImportGraph imports;
    private final Map<String, CodeTotals> byPath = new HashMap<>();

    ModuleSums(Languages languages) {
        this.imports = new ImportGraph(languages);
    }

    void add(ScannedFile file) {
        imports.add(file);
        if (file.parsed()) {
            byPath.put(file.path(), CodeTotals.of(file.facts(), file.role()));
        }
    }

    /** By language and name. */
    List<ModuleMetrics> metrics() {
        List<ModuleMetrics> all = new ArrayList<>();
        imports.modules().forEach((language, graph) -> {
            SortedMap<String, CodeTotals> sums = new TreeMap<>();
            graph.modulesByPath()
                    .forEach((path, module) ->
                            sums.merge(module, byPath.getOrDefault(path, CodeTotals.NONE), CodeTotals::plus));
            Map<String, Integer> fanIn = new HashMap<>();
            graph.edges()
                    .values()
                    .forEach(targets -> targets.keySet().forEach(target -> fanIn.merge(target, 1, Integer::sum)));
            sums.forEach((module, sum) -> {
                int in = fanIn.getOrDefault(module, 0);
                int out = graph.edges().getOrDefault(module, new TreeMap<>()).size();
                all.add(sum.module()
                        .setName(module)
                        .setLanguage(language)
                        .setFanIn(in)
                        .setFanOut(out)
                        .setInstability(in + out == 0 ? 0 : (double) out / (in + out))
                        .build());
            });
        });
        return all;
    }
}
