package dev.aura.research.manifest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A POM as it is written, nothing resolved.
 *
 * @param source path relative to the workspace; for one of the local repository, its coordinates
 * @param groupId empty where inherited; likewise version
 * @param dependencies with those of profiles for a POM of the workspace
 */
record Pom(
        String source,
        String groupId,
        String artifactId,
        String version,
        @Nullable Parent parent,
        Map<String, String> properties,
        List<Entry> managed,
        List<Entry> dependencies) {

    private static final int PROPERTY_CHARACTERS_MAX = 4096;

    /** The parent that a POM names. */
    record Parent(String groupId, String artifactId, String version, String relativePath, int line) {}

    /**
     * A dependency as written.
     *
     * @param exclusions {@code groupId:artifactId}, where each may be {@code *}
     */
    record Entry(
            String groupId,
            String artifactId,
            String version,
            String scope,
            String type,
            String classifier,
            boolean optional,
            List<String> exclusions,
            int line) {

        Entry withVersion(String other) {
            return new Entry(groupId, artifactId, other, scope, type, classifier, optional, exclusions, line);
        }

        boolean isImport() {
            return type.equals("pom") && scope.equals("import");
        }
    }

    /** Parses a POM; the profiles of a foreign one are not active and do not count. */
    static Pom parse(String source, byte[] xml, boolean withProfiles) throws UnparsableManifest {
        XmlElement project = XmlElement.parse(xml);
        if (!project.name().equals("project")) {
            throw new UnparsableManifest("the root is `" + project.name() + "`, not `project`");
        }
        Map<String, String> properties = new HashMap<>();
        List<Entry> managed = new ArrayList<>();
        List<Entry> dependencies = new ArrayList<>();
        add(project, properties, managed, dependencies);
        for (XmlElement profile : withProfiles ? project.list("profiles") : List.<XmlElement>of()) {
            // Which profiles are active is not known here: their dependencies count, the project's own properties win.
            Map<String, String> own = new HashMap<>();
            add(profile, own, new ArrayList<>(), dependencies);
            own.forEach(properties::putIfAbsent);
        }
        return new Pom(
                source,
                project.text("groupId"),
                project.text("artifactId"),
                project.text("version"),
                parent(project.child("parent")),
                Map.copyOf(properties),
                List.copyOf(managed),
                List.copyOf(dependencies));
    }

    private static @Nullable Parent parent(@Nullable XmlElement parent) {
        return parent == null
                ? null
                : new Parent(
                        parent.text("groupId"),
                        parent.text("artifactId"),
                        parent.text("version"),
                        parent.child("relativePath") == null ? "../pom.xml" : parent.text("relativePath"),
                        parent.line());
    }

    private static void add(
            XmlElement model, Map<String, String> properties, List<Entry> managed, List<Entry> dependencies) {
        for (XmlElement property : model.list("properties")) {
            if (property.text().length() <= PROPERTY_CHARACTERS_MAX) {
                properties.put(property.name(), property.text());
            }
        }
        XmlElement management = model.child("dependencyManagement");
        if (management != null) {
            management.list("dependencies").forEach(element -> managed.add(entry(element)));
        }
        model.list("dependencies").forEach(element -> dependencies.add(entry(element)));
    }

    private static Entry entry(XmlElement dependency) {
        List<String> exclusions = new ArrayList<>();
        for (XmlElement exclusion : dependency.list("exclusions")) {
            exclusions.add(exclusion.text("groupId") + ":" + exclusion.text("artifactId"));
        }
        String type = dependency.text("type");
        return new Entry(
                dependency.text("groupId"),
                dependency.text("artifactId"),
                dependency.text("version"),
                dependency.text("scope"),
                type.isEmpty() ? "jar" : type,
                dependency.text("classifier"),
                dependency.text("optional").equals("true"),
                List.copyOf(exclusions),
                dependency.line());
    }
}
