package dev.aura.research.manifest;

import dev.aura.research.ecosystem.Coordinate;
import dev.aura.research.ecosystem.Ecosystem;
import dev.aura.research.manifest.Pom.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The POMs of a workspace together, as a parent or BOM may be another of its files. */
final class MavenManifests {

    private static final Pattern OPEN_PROPERTY = Pattern.compile("\\$\\{[^}]*}?");
    private static final Pattern ONE_VERSION_RANGE = Pattern.compile("^\\[([^,\\[\\]()]+)]$");
    private static final int NAMES_SHOWN = 3;

    private final PomSources sources;
    private final DependencyList into;
    private final Set<String> inQuestion = new HashSet<>();

    /** @param poms all that will be added */
    MavenManifests(PomSources sources, List<Pom> poms, DependencyList into) {
        this.sources = sources;
        this.into = into;
        poms.forEach(pom -> inQuestion.add(pom.source()));
    }

    /**
     * Adds the dependencies that a POM declares, those it inherits from parents that do not answer for themselves, and theirs as far as
     * the local repository knows them. Modules of the workspace are not dependencies.
     */
    void add(Pom pom) {
        EffectivePom effective = sources.effective(pom);
        List<MavenNode> direct = new ArrayList<>();
        for (Pom ancestor : effective.lineage()) {
            boolean own = ancestor.equals(pom);
            if (own || !inQuestion.contains(ancestor.source())) {
                int parentLine = pom.parent() == null ? 0 : pom.parent().line();
                for (Entry written : ancestor.dependencies()) {
                    Entry entry = effective.complete(written);
                    int line = own ? written.line() : parentLine;
                    if (!sources.isModule(entry.groupId(), entry.artifactId())
                            && isResolved(pom, effective, entry, line)) {
                        direct.add(MavenNode.direct(withoutRange(entry), line));
                    }
                }
            }
        }
        addWithTheirs(pom, effective, direct);
    }

    private void addWithTheirs(Pom pom, EffectivePom effective, List<MavenNode> direct) {
        MavenGraph graph = new MavenGraph(sources, effective);
        for (MavenNode node : graph.resolve(direct)) {
            Coordinate coordinate = new Coordinate(Ecosystem.MAVEN, node.name(), node.version());
            into.add(new Dependency(coordinate, node.scope(), node.path(), pom.source(), node.line()));
        }
        List<String> unknown = graph.unknown();
        if (!unknown.isEmpty()) {
            into.unresolved(
                    pom.source(),
                    0,
                    "the dependencies of " + unknown.size() + (unknown.size() == 1 ? " package" : " packages"),
                    "the local Maven repository does not have " + some(unknown));
        }
    }

    private boolean isResolved(Pom pom, EffectivePom effective, Entry entry, int line) {
        String name = entry.groupId() + ":" + entry.artifactId();
        Matcher open = OPEN_PROPERTY.matcher(name + " " + entry.version());
        if (open.find()) {
            into.unresolved(pom.source(), line, name, "property `" + open.group() + "` is not set" + why(effective));
            return false;
        }
        if (entry.version().isEmpty()) {
            into.unresolved(pom.source(), line, name, "no version" + why(effective));
            return false;
        }
        return true;
    }

    /** {@code [1.0]} is one version; other ranges stay, and are no version. */
    static Entry withoutRange(Entry entry) {
        return entry.withVersion(ONE_VERSION_RANGE.matcher(entry.version()).replaceFirst("$1"));
    }

    private static String why(EffectivePom effective) {
        return effective.missing().isEmpty()
                ? ""
                : "; neither workspace nor local repository has " + some(effective.missing());
    }

    private static String some(List<String> names) {
        String shown = String.join(", ", names.stream().limit(NAMES_SHOWN).toList());
        return names.size() <= NAMES_SHOWN ? shown : shown + " and " + (names.size() - NAMES_SHOWN) + " more";
    }
}
