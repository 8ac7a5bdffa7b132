package dev.aura.code.language;

import dev.aura.code.language.ModuleSystem.SourceUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Knows the language of a file by its name: those that are parsed, and those that are only counted. */
public final class Languages {

    private static final Map<String, String> COUNTED = Map.ofEntries(
            Map.entry("c", "c"),
            Map.entry("h", "c"),
            Map.entry("cc", "c++"),
            Map.entry("cpp", "c++"),
            Map.entry("cxx", "c++"),
            Map.entry("hpp", "c++"),
            Map.entry("hh", "c++"),
            Map.entry("cs", "c#"),
            Map.entry("kt", "kotlin"),
            Map.entry("kts", "kotlin"),
            Map.entry("scala", "scala"),
            Map.entry("groovy", "groovy"),
            Map.entry("gradle", "groovy"),
            Map.entry("rb", "ruby"),
            Map.entry("php", "php"),
            Map.entry("swift", "swift"),
            Map.entry("m", "objective-c"),
            Map.entry("pl", "perl"),
            Map.entry("lua", "lua"),
            Map.entry("r", "r"),
            Map.entry("jl", "julia"),
            Map.entry("hs", "haskell"),
            Map.entry("ml", "ocaml"),
            Map.entry("ex", "elixir"),
            Map.entry("exs", "elixir"),
            Map.entry("erl", "erlang"),
            Map.entry("clj", "clojure"),
            Map.entry("dart", "dart"),
            Map.entry("sh", "shell"),
            Map.entry("bash", "shell"),
            Map.entry("zsh", "shell"),
            Map.entry("sql", "sql"),
            Map.entry("proto", "protobuf"),
            Map.entry("html", "html"),
            Map.entry("css", "css"),
            Map.entry("scss", "css"),
            Map.entry("xml", "xml"),
            Map.entry("json", "json"),
            Map.entry("yaml", "yaml"),
            Map.entry("yml", "yaml"),
            Map.entry("toml", "toml"),
            Map.entry("ini", "ini"),
            Map.entry("properties", "properties"),
            Map.entry("md", "markdown"),
            Map.entry("rst", "restructuredtext"),
            Map.entry("adoc", "asciidoc"),
            Map.entry("txt", "text"),
            Map.entry("tf", "terraform"),
            Map.entry("cmake", "cmake"));

    private static final Map<String, String> COUNTED_BY_NAME = Map.of(
            "makefile",
            "make",
            "dockerfile",
            "dockerfile",
            "cmakelists.txt",
            "cmake",
            "jenkinsfile",
            "groovy",
            "go.mod",
            "go",
            "go.work",
            "go");

    private final List<LanguageFrontEnd> frontEnds;
    private final Map<String, LanguageFrontEnd> byExtension = new HashMap<>();

    public Languages(List<LanguageFrontEnd> frontEnds) {
        this.frontEnds = List.copyOf(frontEnds);
        frontEnds.forEach(frontEnd -> frontEnd.extensions().forEach(extension -> byExtension.put(extension, frontEnd)));
    }

    /** The languages that are parsed. */
    public List<LanguageFrontEnd> parsed() {
        return frontEnds;
    }

    /** Who parses a file; empty where nobody does. */
    public Optional<LanguageFrontEnd> frontEnd(String path) {
        return Optional.ofNullable(byExtension.get(extension(path)));
    }

    /** Who reads a file, be it code or a manifest; empty where nobody does. */
    public Optional<LanguageFrontEnd> reader(String path) {
        return frontEnd(path)
                .or(() -> frontEnds.stream()
                        .filter(frontEnd -> frontEnd.isManifest(path))
                        .findFirst());
    }

    /** Who parses a language, by its name. */
    public Optional<LanguageFrontEnd> named(String language) {
        return frontEnds.stream()
                .filter(frontEnd -> frontEnd.language().equals(language))
                .findFirst();
    }

    /** Whether imports of a language depend on a file: one of it, or of another that it imports from, or a manifest. */
    public boolean concerns(String language, String path) {
        LanguageFrontEnd parser = byExtension.get(extension(path));
        if (parser != null && parser.language().equals(language)) {
            return true;
        }
        LanguageFrontEnd asked = named(language).orElse(null);
        return asked != null
                && (parser == null ? asked.isManifest(path) : asked.siblings().contains(parser.language()));
    }

    /** The modules of a language that is parsed. Files of others are left out. */
    public ModuleSystem.Index modules(String language, Collection<SourceUnit> units) {
        return named(language)
                .orElseThrow()
                .modules()
                .index(units.stream()
                        .filter(unit -> concerns(language, unit.path()))
                        .toList());
    }

    /** The language of a file, parsed or counted; empty where we do not know it. */
    public String language(String path) {
        LanguageFrontEnd frontEnd = byExtension.get(extension(path));
        if (frontEnd != null) {
            return frontEnd.language();
        }
        String counted = COUNTED_BY_NAME.get(name(path).toLowerCase(Locale.ROOT));
        return counted != null ? counted : COUNTED.getOrDefault(extension(path), "");
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String extension(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') ? path.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
    }
}
