package dev.aura.cli.code;

import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Json;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.code.v1.Cycle;
import dev.aura.proto.code.v1.GetDependenciesResponse;
import dev.aura.proto.code.v1.GetDependenciesResponse.Edge;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The import graph as text or for Graphviz. */
public final class DependenciesPage {

    private DependenciesPage() {}

    static void print(GetDependenciesResponse response, boolean cyclesOnly, Output output) {
        if (!cyclesOnly) {
            edges(response, output);
        }
        cycles(response.getCyclesList(), response.getCyclesCount(), output);
        output.lines(CoverageLines.of(response.getCoverage()).stream()
                .map(output.style()::dim)
                .toList());
    }

    /** The cycles, each as a ring; {@code total} may be more than are listed. */
    public static void cycles(List<Cycle> cycles, int total, Output output) {
        if (total == 0) {
            output.line("no import cycles");
            return;
        }
        output.line(output.style().yellow(Words.count(total, "import cycle")));
        for (Cycle cycle : cycles) {
            output.line("  " + ring(cycle, output.style()));
        }
    }

    /** A cycle in one line: its ring, and the size of what it is part of where that is larger. */
    public static String ring(Cycle cycle, Style style) {
        String ring = String.join(" → ", cycle.getModulesList()) + " → " + cycle.getModules(0);
        return cycle.getComponentSize() > cycle.getModulesCount()
                ? ring + style.dim("  (part of a knot of " + cycle.getComponentSize() + ")")
                : ring;
    }

    private static void edges(GetDependenciesResponse response, Output output) {
        Map<String, List<Edge>> byImporter = response.getEdgesList().stream()
                .collect(Collectors.groupingBy(Edge::getFrom, TreeMap::new, Collectors.toList()));
        byImporter.forEach((importer, edges) -> {
            output.line(output.style().bold(importer));
            edges.forEach(edge -> output.line(
                    "  → " + edge.getTo() + output.style().dim(edge.getCount() > 1 ? "  ×" + edge.getCount() : "")));
        });
        output.line(output.style()
                .dim(Words.count(response.getModulesCount(), "module") + ", "
                        + Words.count(response.getEdgesCount(), "import") + " among them, "
                        + Words.count(response.getExternalCount(), "name") + " from outside"));
    }

    static void dot(GetDependenciesResponse response, boolean cyclesOnly, Output output) {
        Set<String> inCycles = new HashSet<>();
        response.getCyclesList().forEach(cycle -> inCycles.addAll(cycle.getModulesList()));
        output.line("digraph imports {");
        output.line("  rankdir=LR; node [shape=box, fontname=\"sans-serif\"];");
        for (GetDependenciesResponse.Module module : response.getModulesList()) {
            if (!cyclesOnly || inCycles.contains(module.getName())) {
                output.line("  " + Json.quote(module.getName()) + ";");
            }
        }
        for (Edge edge : response.getEdgesList()) {
            boolean cyclic = inCycles.contains(edge.getFrom()) && inCycles.contains(edge.getTo());
            if (cyclic || !cyclesOnly) {
                output.line("  " + Json.quote(edge.getFrom()) + " -> " + Json.quote(edge.getTo())
                        + (cyclic ? " [color=red];" : ";"));
            }
        }
        output.line("}");
    }
}
