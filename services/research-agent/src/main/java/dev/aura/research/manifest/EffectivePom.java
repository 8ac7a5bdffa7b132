package dev.aura.research.manifest;

import dev.aura.research.manifest.Pom.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A POM with its parents, properties and managed versions worked in, after Maven's "Introduction to the Dependency Mechanism": the
 * child wins over the parent, a managed version over an imported one, the first import over later ones.
 */
final class EffectivePom {

    private static final int PARENTS_MAX = 32;
    private static final int IMPORTS_DEPTH_MAX = 16;
    private static final int SUBSTITUTIONS_MAX = 64;
    private static final int VALUE_CHARACTERS_MAX = 4096;
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^${}]+)}");

    private final List<Pom> lineage = new ArrayList<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, Entry> managed = new HashMap<>();
    private final List<String> missing = new ArrayList<>();

    private EffectivePom() {}

    static EffectivePom of(Pom pom, PomSources sources) {
        return of(pom, sources, 0);
    }

    private static EffectivePom of(Pom pom, PomSources sources, int depth) {
        EffectivePom effective = new EffectivePom();
        effective.climb(pom, sources);
        for (int i = effective.lineage.size() - 1; i >= 0; i--) {
            effective.properties.putAll(effective.lineage.get(i).properties());
        }
        effective.putProjectProperties();
        effective.manage(sources, depth);
        return effective;
    }

    private void climb(Pom pom, PomSources sources) {
        Pom current = pom;
        while (current != null && lineage.size() < PARENTS_MAX && !lineage.contains(current)) {
            lineage.add(current);
            Pom.Parent parent = current.parent();
            if (parent == null) {
                return;
            }
            current = sources.parent(current, parent);
            if (current == null) {
                missing.add("parent " + parent.groupId() + ":" + parent.artifactId() + ":" + parent.version());
            }
        }
    }

    private void putProjectProperties() {
        Pom pom = lineage.getFirst();
        Pom.Parent parent = pom.parent();
        String parentGroup = parent == null ? "" : parent.groupId();
        String parentVersion = parent == null ? "" : parent.version();
        for (String prefix : new String[] {"project.", "pom."}) {
            properties.put(prefix + "groupId", pom.groupId().isEmpty() ? parentGroup : pom.groupId());
            properties.put(prefix + "artifactId", pom.artifactId());
            properties.put(prefix + "version", pom.version().isEmpty() ? parentVersion : pom.version());
            if (parent != null) {
                properties.put(prefix + "parent.groupId", parentGroup);
                properties.put(prefix + "parent.version", parentVersion);
            }
        }
    }

    private void manage(PomSources sources, int depth) {
        List<Entry> imports = new ArrayList<>();
        for (Pom pom : lineage) {
            for (Entry entry : pom.managed()) {
                Entry plain = interpolate(entry);
                if (plain.isImport()) {
                    imports.add(plain);
                } else {
                    managed.putIfAbsent(key(plain), plain);
                }
            }
        }
        for (Entry entry : imports) {
            Pom bom = depth >= IMPORTS_DEPTH_MAX
                    ? null
                    : sources.find(entry.groupId(), entry.artifactId(), entry.version());
            if (bom == null) {
                missing.add("imported " + entry.groupId() + ":" + entry.artifactId() + ":" + entry.version());
            } else {
                EffectivePom imported = of(bom, sources, depth + 1);
                imported.managed.forEach(managed::putIfAbsent);
                missing.addAll(imported.missing);
            }
        }
    }

    /** The POM itself, then its parents. */
    List<Pom> lineage() {
        return lineage;
    }

    /** POMs that should have been worked in and were not found. */
    List<String> missing() {
        return missing;
    }

    /** A dependency with properties replaced and managed values filled in; a property that is not known stays as it is. */
    Entry complete(Entry written) {
        Entry plain = interpolate(written);
        Entry rule = managed.get(key(plain));
        if (rule == null) {
            return plain;
        }
        return new Entry(
                plain.groupId(),
                plain.artifactId(),
                plain.version().isEmpty() ? rule.version() : plain.version(),
                plain.scope().isEmpty() ? rule.scope() : plain.scope(),
                plain.type(),
                plain.classifier(),
                plain.optional(),
                plain.exclusions().isEmpty() ? rule.exclusions() : plain.exclusions(),
                plain.line());
    }

    /** What the POM manages for a dependency; null for nothing. */
    @Nullable
    Entry managed(Entry plain) {
        return managed.get(key(plain));
    }

    private Entry interpolate(Entry entry) {
        return new Entry(
                interpolate(entry.groupId()),
                interpolate(entry.artifactId()),
                interpolate(entry.version()),
                interpolate(entry.scope()),
                interpolate(entry.type()),
                interpolate(entry.classifier()),
                entry.optional(),
                entry.exclusions(),
                entry.line());
    }

    /** Replaces properties from the inside out; bounded, as a property may name itself. */
    private String interpolate(String text) {
        String value = text;
        for (int i = 0; i < SUBSTITUTIONS_MAX && value.contains("${"); i++) {
            Matcher matcher = PROPERTY.matcher(value);
            StringBuilder replaced = new StringBuilder();
            boolean changed = false;
            while (matcher.find()) {
                String known = properties.get(matcher.group(1).strip());
                changed |= known != null;
                matcher.appendReplacement(replaced, Matcher.quoteReplacement(known == null ? matcher.group() : known));
            }
            matcher.appendTail(replaced);
            if (!changed || replaced.length() > VALUE_CHARACTERS_MAX) {
                break;
            }
            value = replaced.toString();
        }
        return value.strip();
    }

    private static String key(Entry entry) {
        return entry.groupId() + ":" + entry.artifactId() + ":" + entry.type() + ":" + entry.classifier();
    }
}
