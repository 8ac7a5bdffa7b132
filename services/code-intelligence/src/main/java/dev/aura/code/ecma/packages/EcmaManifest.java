package dev.aura.code.ecma.packages;

import dev.aura.code.language.UnparsableException;
import dev.aura.code.language.manifest.Documents;
import dev.aura.code.language.manifest.Statements;
import dev.aura.code.language.manifest.WorkspacePath;
import dev.aura.code.source.SourceText;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads {@code package.json}, {@code tsconfig.json} and {@code jsconfig.json}, and what these extend; the path says which it is. */
public final class EcmaManifest {

    static final String PACKAGE_FILE = "package.json";

    /** States the name of the package. */
    static final String NAME = "name";

    /** States what a path below the package leads to: the path, beginning with `.`, and the file. */
    static final String EXPORT = "export";

    /** Likewise for the package itself where nothing is listed. */
    static final String MAIN = "main";

    /** Likewise for a name beginning with `#`, within the package. */
    static final String IMPORT = "import";

    /** States the name of a package that is used. */
    static final String DEPENDENCY = "dependency";

    /** States the directories of packages that belong together, as a pattern. */
    static final String WORKSPACE = "workspace";

    /** States another configuration that this one goes on from. */
    static final String EXTENDS = "extends";

    /** States the directory below which names are looked for. */
    static final String BASE = "base";

    /** States what a pattern of names leads to: the pattern and a path. */
    static final String PATH = "path";

    /** States a configuration that files belong to besides. */
    static final String REFERENCE = "reference";

    /** States where compiled files are, and where their sources are. */
    static final String OUTPUT = "output";

    static final String ROOT = "root";

    /** Also those that only others extend, in the places where they usually are. */
    private static final Pattern CONFIGURATION = Pattern.compile(
            "(?:.*/)?(?:(?:[^/]*[.-])?[tj]sconfig(?:[.-][^/]*)?\\.json|[^/]*(?:tsconfig|typescript-config)[^/]*/[^/]*\\.json)");

    private static final List<String> DEPENDENCIES =
            List.of("dependencies", "devDependencies", "peerDependencies", "optionalDependencies");

    /** Conditions in conditions that are followed. */
    private static final int DEPTH_MAX = 8;

    private final Statements statements = new Statements();

    private EcmaManifest() {}

    public static boolean is(String path) {
        return path.endsWith(".json") && (isPackage(path) || isConfiguration(path));
    }

    static boolean isPackage(String path) {
        return WorkspacePath.name(path).equals(PACKAGE_FILE);
    }

    static boolean isConfiguration(String path) {
        return !isPackage(path) && CONFIGURATION.matcher(path).matches();
    }

    /** What the text of a manifest states. */
    public static String statements(SourceText source) throws UnparsableException {
        EcmaManifest manifest = new EcmaManifest();
        if (!source.text().isBlank()) { // TypeScript takes an empty file for one that says nothing
            JsonNode root = Documents.json(source);
            manifest.packaged(root);
            manifest.configured(root, root.path("compilerOptions"));
        }
        return manifest.statements.text();
    }

    private void packaged(JsonNode root) {
        text(NAME, root.path("name"));
        for (String main : List.of("source", "types", "typings", "module", "main")) {
            text(MAIN, root.path(main));
        }
        JsonNode exports = root.path("exports");
        boolean paths = exports.isObject()
                && exports.properties().stream()
                        .allMatch(entry -> entry.getKey().startsWith("."));
        if (paths) {
            exports.properties().forEach(entry -> targets(EXPORT, entry.getKey(), entry.getValue(), 0));
        } else {
            targets(EXPORT, ".", exports, 0);
        }
        root.path("imports").properties().forEach(entry -> targets(IMPORT, entry.getKey(), entry.getValue(), 0));
        for (String table : DEPENDENCIES) {
            root.path(table).properties().forEach(entry -> statements.add(DEPENDENCY, entry.getKey()));
        }
        JsonNode workspaces = root.path("workspaces");
        (workspaces.isObject() ? workspaces.path("packages") : workspaces).forEach(each -> text(WORKSPACE, each));
    }

    private void text(String kind, JsonNode value) {
        if (value.isString()) {
            statements.add(kind, value.asString());
        }
    }

    /** All that a path may lead to, under whichever conditions, in order. */
    private void targets(String kind, String path, JsonNode value, int depth) {
        if (value.isString()) {
            statements.add(kind, path, value.asString());
        } else if (depth < DEPTH_MAX) {
            value.forEach(each -> targets(kind, path, each, depth + 1));
        }
    }

    private void configured(JsonNode root, JsonNode options) {
        JsonNode above = root.path("extends");
        text(EXTENDS, above);
        if (above.isArray()) {
            above.forEach(each -> text(EXTENDS, each));
        }
        root.path("references").forEach(reference -> text(REFERENCE, reference.path("path")));
        text(BASE, options.path("baseUrl"));
        text(OUTPUT, options.path("outDir"));
        text(OUTPUT, options.path("declarationDir"));
        text(ROOT, options.path("rootDir"));
        options.path("paths")
                .properties()
                .forEach(entry -> entry.getValue().forEach(target -> {
                    if (target.isString()) {
                        statements.add(PATH, entry.getKey(), target.asString());
                    }
                }));
    }
}
