package dev.aura.research.manifest;

import dev.aura.research.manifest.Pom.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What Maven would put on the class path, by the rules of its "Introduction to the Dependency Mechanism": the nearest version wins, the
 * first of equally near ones, managed versions override, optional and excluded dependencies do not come along, nor test and provided
 * ones of others. POMs come from the local repository; a package whose POM is not there is named, and nothing below it is known.
 */
final class MavenGraph {

    private static final int NODES_MAX = 20_000;
    private static final Set<String> NOT_PASSED_ON = Set.of("test", "provided", "system", "import");

    private final PomSources sources;
    private final EffectivePom root;
    private final Map<String, MavenNode> chosen = new LinkedHashMap<>();
    private final Set<String> unknown = new TreeSet<>();

    MavenGraph(PomSources sources, EffectivePom root) {
        this.sources = sources;
        this.root = root;
    }

    Collection<MavenNode> resolve(List<MavenNode> direct) {
        Deque<MavenNode> queue = new ArrayDeque<>();
        direct.stream().sorted(Comparator.comparingInt(MavenNode::breadth)).forEach(node -> choose(node, queue));
        while (!queue.isEmpty() && chosen.size() < NODES_MAX) {
            MavenNode node = queue.remove();
            for (Entry entry : dependencies(node)) {
                choose(node.child(entry), queue);
            }
        }
        return chosen.values();
    }

    /** Packages below which nothing is known. */
    List<String> unknown() {
        return List.copyOf(unknown);
    }

    /** The first, which is the nearest, stays; one that comes again in a wider scope widens it and what it brings. */
    private void choose(MavenNode node, Deque<MavenNode> queue) {
        MavenNode before = chosen.get(node.name());
        if (before == null) {
            chosen.put(node.name(), node);
            queue.add(node);
        } else if (node.breadth() < before.breadth()) {
            MavenNode wider = before.withScope(node.scope());
            chosen.put(node.name(), wider);
            queue.add(wider);
        }
    }

    private List<Entry> dependencies(MavenNode node) {
        if (sources.isModule(node.groupId(), node.artifactId())) {
            return List.of();
        }
        Pom pom = sources.find(node.groupId(), node.artifactId(), node.version());
        if (pom == null) {
            unknown.add(node.name() + ":" + node.version());
            return List.of();
        }
        EffectivePom effective = sources.effective(pom);
        List<Entry> passedOn = new ArrayList<>();
        for (Pom ancestor : effective.lineage()) {
            for (Entry written : ancestor.dependencies()) {
                Entry entry = effective.complete(written);
                Entry rule = root.managed(entry);
                if (rule != null && !rule.version().isEmpty()) {
                    entry = entry.withVersion(rule.version());
                }
                if (!entry.optional()
                        && !NOT_PASSED_ON.contains(entry.scope())
                        && !node.excludes(entry)
                        && !sources.isModule(entry.groupId(), entry.artifactId())
                        && isComplete(entry)) {
                    passedOn.add(MavenManifests.withoutRange(entry));
                }
            }
        }
        return passedOn;
    }

    /** Dependencies of foreign profiles are often open, as the profile never is. */
    private static boolean isComplete(Entry entry) {
        return !entry.version().isEmpty() && !(entry.groupId() + entry.artifactId() + entry.version()).contains("${");
    }
}
