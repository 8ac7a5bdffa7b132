package dev.aura.git.change;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a file is for, by its path alone. */
public enum FileRole {
    /** Code that users run. */
    SOURCE,
    /** Code and data of tests. */
    TEST,
    /** Text for people. */
    DOCS,
    /** What the build reads. */
    BUILD,
    /** What continuous integration reads. */
    CI,
    /** What editors and git read. */
    HOUSEKEEPING,
    /** Anything else, such as configuration and resources. */
    OTHER;

    private static final Set<String> CODE = Set.of(
            "java", "py", "pyi", "kt", "kts", "scala", "groovy", "js", "mjs", "cjs", "jsx", "ts", "tsx", "go", "rs",
            "c", "h", "cc", "cpp", "cxx", "hpp", "cs", "rb", "php", "swift", "m", "sh", "bash", "pl", "lua", "dart",
            "ex", "exs", "erl", "clj", "hs", "ml", "sql", "proto", "vue", "svelte", "zig", "jl", "r");

    private static final Set<String> TEXT = Set.of("md", "markdown", "adoc", "asciidoc", "rst");

    private static final Set<String> BUILD_NAMES = Set.of(
            "pom.xml",
            "build.gradle",
            "build.gradle.kts",
            "settings.gradle",
            "settings.gradle.kts",
            "gradle.properties",
            "gradlew",
            "gradlew.bat",
            "mvnw",
            "mvnw.cmd",
            "makefile",
            "cmakelists.txt",
            "package.json",
            "package-lock.json",
            "yarn.lock",
            "pnpm-lock.yaml",
            "setup.py",
            "setup.cfg",
            "pyproject.toml",
            "tox.ini",
            "uv.lock",
            "poetry.lock",
            "pipfile",
            "pipfile.lock",
            "go.mod",
            "go.sum",
            "cargo.toml",
            "cargo.lock",
            "dockerfile",
            "build.xml",
            "ivy.xml",
            "libs.versions.toml",
            "noxfile.py",
            "build.sbt",
            "gemfile",
            "gemfile.lock",
            ".pre-commit-config.yaml");

    private static final Set<String> DOCS_NAMES = Set.of(
            "license",
            "license.txt",
            "notice",
            "notice.txt",
            "readme",
            "readme.txt",
            "changes.txt",
            "changes.xml",
            "changelog",
            "release-notes.txt",
            "authors",
            "contributors",
            "copying",
            "contributing",
            "security",
            "codeowners");

    private static final List<Pattern> CI_PATHS = List.of(
            Pattern.compile("\\.github/(workflows|actions)/.*"),
            Pattern.compile("\\.github/dependabot\\.yml"),
            Pattern.compile("\\.(ci|circleci|gitlab|buildkite|azure-pipelines|woodpecker)/.*"),
            Pattern.compile(
                    "(.*/)?(jenkinsfile|\\.gitlab-ci\\.yml|\\.travis\\.yml|azure-pipelines\\.yml|\\.?appveyor\\.yml)"));

    private static final Pattern TEST_PATH = Pattern.compile(
            "(.*/)?(src/[a-z]*test[a-z]*|test|tests|testing|__tests__|spec|testdata|fixtures)/.*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TEST_NAME = Pattern.compile(
            "(test_.*|.*_test|conftest)\\.pyi?|.*_test\\.go|.*\\.(test|spec)\\.[cm]?[jt]sx?|.*(Test|Tests|TestCase|IT)\\.(java|kt|scala|groovy)");

    private static final Pattern DOCS_PATH = Pattern.compile("(.*/)?(docs?|documentation|src/site|src/changes|man)/.*");

    private static final Pattern BUILD_PATH =
            Pattern.compile("(gradle|\\.mvn|buildsrc|cmake)/.*|(.*/)?requirements[^/]*\\.(txt|in)|requirements/.*");

    private static final Pattern HOUSEKEEPING_NAME = Pattern.compile(
            "\\.git(ignore|attributes|modules|keep|-blame-ignore-revs)|\\.editorconfig|\\.mailmap|\\.asf\\.yaml|\\.npmrc");

    /** The role of a path relative to the repository's root. */
    public static FileRole of(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        String name = name(path);
        String lowerName = name.toLowerCase(Locale.ROOT);
        if (CI_PATHS.stream().anyMatch(pattern -> pattern.matcher(lower).matches())) {
            return CI;
        }
        if (HOUSEKEEPING_NAME.matcher(lowerName).matches()
                || lower.startsWith(".idea/")
                || lower.startsWith(".vscode/")) {
            return HOUSEKEEPING;
        }
        if (TEST_NAME.matcher(name).matches()) {
            return TEST;
        }
        boolean test = TEST_PATH.matcher(path).matches();
        if (!test
                && (BUILD_NAMES.contains(lowerName) || BUILD_PATH.matcher(lower).matches())) {
            return BUILD;
        }
        if (TEXT.contains(extension(path)) || DOCS_NAMES.contains(lowerName)) {
            return DOCS;
        }
        if (test) {
            return TEST;
        }
        if (DOCS_PATH.matcher(lower).matches()) {
            return DOCS;
        }
        return CODE.contains(extension(path)) ? SOURCE : OTHER;
    }

    /** Whether entities may be found in it: by extension, so that data and pictures do not travel for nothing. */
    public static boolean mayHoldCode(String path) {
        return CODE.contains(extension(path));
    }

    /** Last element of a path. */
    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String extension(String path) {
        String name = name(path);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
