package dev.aura.research.manifest;

import dev.aura.research.ecosystem.Coordinate;
import dev.aura.research.ecosystem.Ecosystem;
import dev.aura.research.manifest.Pom.Entry;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The POMs of a workspace together, as a parent or BOM may be another of its files. */
final class MavenManifests {

    private static final Pattern OPEN_PROPERTY = Pattern.compile("\\$\\{[^}]*}?");

    private final PomSources sources;
    private final DependencyList into;

    MavenManifests(PomSources sources, DependencyList into) {
        this.sources = sources;
        this.into = into;
    }

    /** Adds the dependencies that a POM declares, and those it inherits from outside the workspace. */
    void add(Pom pom) {
        EffectivePom effective = EffectivePom.of(pom, sources);
        for (Pom ancestor : effective.lineage()) {
            boolean own = ancestor.equals(pom);
            if (own || !sources.isInWorkspace(ancestor)) {
                int line = own || pom.parent() == null ? 0 : pom.parent().line();
                ancestor.dependencies().forEach(entry -> add(pom, effective, entry, own ? entry.line() : line));
            }
        }
    }

    private void add(Pom pom, EffectivePom effective, Entry written, int line) {
        Entry entry = effective.complete(written);
        String name = entry.groupId() + ":" + entry.artifactId();
        if (sources.isModule(entry.groupId(), entry.artifactId())) {
            return;
        }
        Matcher open = OPEN_PROPERTY.matcher(name + " " + entry.version());
        if (open.find()) {
            into.unresolved(pom.source(), line, name, "property `" + open.group() + "` is not set" + why(effective));
        } else if (entry.version().isEmpty()) {
            into.unresolved(pom.source(), line, name, "no version" + why(effective));
        } else {
            String scope = entry.scope().equals("compile") ? "" : entry.scope();
            String version = entry.version().replaceFirst("^\\[([^,\\[\\]()]+)]$", "$1");
            into.add(Dependency.direct(new Coordinate(Ecosystem.MAVEN, name, version), scope, pom.source(), line));
        }
    }

    private static String why(EffectivePom effective) {
        List<String> missing = effective.missing();
        return missing.isEmpty()
                ? ""
                : "; neither workspace nor local repository has "
                        + String.join(", ", missing.stream().limit(3).toList());
    }
}
