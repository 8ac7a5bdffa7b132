package dev.aura.code.rust.cargo;

import dev.aura.code.language.UnparsableException;
import dev.aura.code.language.manifest.Documents;
import dev.aura.code.language.manifest.Statements;
import dev.aura.code.language.manifest.Statements.Statement;
import dev.aura.code.source.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A {@code Cargo.toml}.
 *
 * @param name of the package; empty where there is none
 * @param edition of the package as written; empty where it is not, `workspace` where that says it
 * @param isWorkspace whether it is the root of a workspace
 * @param targets libraries and programs that are listed
 * @param dependencies of the package, by the names that its code knows them by
 * @param shared dependencies that packages of the workspace may take over, by their names
 * @param patches packages that stand in for others, by the name of the package
 */
public record CargoManifest(
        String name,
        String edition,
        boolean isWorkspace,
        List<Target> targets,
        Map<String, Dependency> dependencies,
        Map<String, Dependency> shared,
        Map<String, Dependency> patches) {

    /** The name of the file. */
    public static final String NAME = "Cargo.toml";

    private static final String PACKAGE = "package";
    private static final String WORKSPACE = "workspace";
    private static final String DEPENDENCY = "dependency";
    private static final String SHARED = "shared";
    private static final String PATCH = "patch";
    private static final String NAME_KEY = "name";
    private static final String PATH_KEY = "path";
    private static final List<String> TARGETS = List.of("lib", "bin", "example", "test", "bench");
    private static final List<String> TABLES =
            List.of("dependencies", "dev-dependencies", "build-dependencies", "dev_dependencies", "build_dependencies");

    /** A library or program: `lib`, `bin` and so on, its name and the path of its root file, both empty where the layout says them. */
    public record Target(String kind, String name, String path) {}

    /**
     * A dependency.
     *
     * @param packageName as its own manifest names it
     * @param path of its directory, as seen from the manifest's; empty where it is not of this tree
     * @param isShared whether the root of the workspace says more
     */
    public record Dependency(String packageName, String path, boolean isShared) {}

    public static boolean is(String path) {
        return path.equals(NAME) || path.endsWith("/" + NAME);
    }

    /** What the text of a manifest states. */
    public static String statements(SourceText source) throws UnparsableException {
        JsonNode root = Documents.toml(source);
        Statements statements = new Statements();
        JsonNode own = root.path(PACKAGE);
        String name = own.path(NAME_KEY).asString("");
        if (!name.isEmpty()) {
            JsonNode edition = own.path("edition");
            statements.add(PACKAGE, name, edition.isObject() ? WORKSPACE : edition.asString(""));
        }
        for (String kind : TARGETS) {
            JsonNode listed = root.path(kind);
            for (JsonNode target : listed.isArray() ? listed : List.of(listed)) {
                if (target.isObject()) {
                    statements.add(kind, text(target, NAME_KEY), text(target, PATH_KEY));
                }
            }
        }
        TABLES.forEach(table -> dependencies(statements, DEPENDENCY, root.path(table)));
        root.path("target")
                .forEach(platform ->
                        TABLES.forEach(table -> dependencies(statements, DEPENDENCY, platform.path(table))));
        if (root.has(WORKSPACE)) {
            statements.add(WORKSPACE);
            dependencies(statements, SHARED, root.path(WORKSPACE).path("dependencies"));
        }
        root.path(PATCH).forEach(registry -> dependencies(statements, PATCH, registry));
        return statements.text();
    }

    private static String text(JsonNode table, String key) {
        return table.path(key).asString("");
    }

    private static void dependencies(Statements statements, String kind, JsonNode table) {
        table.properties().forEach(entry -> {
            String alias = entry.getKey();
            JsonNode value = entry.getValue();
            String name = text(value, PACKAGE);
            boolean shared = value.path(WORKSPACE).asBoolean(false);
            statements.add(kind, alias, name.isEmpty() ? alias : name, text(value, PATH_KEY), shared ? WORKSPACE : "");
        });
    }

    /** The manifest that states so. */
    public static CargoManifest read(String text) {
        List<Statement> statements = Statements.read(text);
        List<Target> targets = new ArrayList<>();
        statements.stream()
                .filter(statement -> TARGETS.contains(statement.kind()))
                .forEach(target -> targets.add(new Target(target.kind(), target.word(0), target.word(1))));
        Map<String, Dependency> patches = new HashMap<>();
        dependencies(statements, PATCH).values().forEach(patch -> patches.put(patch.packageName(), patch));
        Statement own = Statements.of(statements, PACKAGE).findFirst().orElse(new Statement(PACKAGE, List.of()));
        return new CargoManifest(
                own.word(0),
                own.word(1),
                Statements.of(statements, WORKSPACE).findFirst().isPresent(),
                List.copyOf(targets),
                dependencies(statements, DEPENDENCY),
                dependencies(statements, SHARED),
                patches);
    }

    private static Map<String, Dependency> dependencies(List<Statement> statements, String kind) {
        Map<String, Dependency> found = new HashMap<>();
        Statements.of(statements, kind).forEach(statement -> {
            Dependency dependency = new Dependency(
                    statement.word(1), statement.word(2), statement.word(3).equals(WORKSPACE));
            // What is listed for tests too is the same crate; the listing that says where it is counts.
            found.merge(
                    crateName(statement.word(0)),
                    dependency,
                    (one, other) -> one.path().isEmpty() ? other : one);
        });
        return found;
    }

    /** The name by which code knows a package. */
    static String crateName(String packageName) {
        return packageName.replace('-', '_');
    }

    /** Whether paths of imports begin at the root of the crate: in Rust 2015, which is meant where nothing is said. */
    boolean isOfRust2015() {
        return !name.isEmpty() && (edition.isEmpty() || edition.equals("2015"));
    }
}
