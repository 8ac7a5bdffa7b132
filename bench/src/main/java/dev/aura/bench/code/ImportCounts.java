package dev.aura.bench.code;

import dev.aura.code.ecma.Dialect;
import dev.aura.code.ecma.EcmaFrontEnd;
import dev.aura.code.go.GoFrontEnd;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.Languages;
import dev.aura.code.language.ModuleSystem;
import dev.aura.code.language.ModuleSystem.SourceUnit;
import dev.aura.code.language.ParsedFile;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.rust.RustFrontEnd;
import dev.aura.code.source.SourceText;
import dev.aura.code.syntax.ParserPool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How many imports of the files of a directory lead to files in it, by language; those that do not are counted by what they name. */
public final class ImportCounts {

    private static final int SHOWN = 12;

    private final Languages languages;
    private final List<SourceUnit> units = new ArrayList<>();
    private final Map<String, List<ParsedUnit>> files = new TreeMap<>();

    private record ParsedUnit(SourceUnit unit, ParsedFile file) {}

    private ImportCounts(Languages languages) {
        this.languages = languages;
    }

    /** Arguments: directories. */
    public static void main(String[] arguments) throws Exception {
        Path cache = Files.createTempDirectory("aura-bench");
        try (ParserPool parsers = new ParserPool(2, cache)) {
            Languages languages = new Languages(List.of(
                    new EcmaFrontEnd(Dialect.JAVASCRIPT, parsers),
                    new EcmaFrontEnd(Dialect.TYPESCRIPT, parsers),
                    new GoFrontEnd(parsers),
                    new RustFrontEnd(parsers)));
            for (String argument : arguments) {
                Path root = Path.of(argument).toRealPath();
                System.out.println(root.getFileName());
                ImportCounts counts = new ImportCounts(languages);
                counts.read(root);
                counts.print();
            }
        } finally {
            LocalCodeService.delete(cache);
        }
    }

    private void read(Path root) throws Exception {
        List<Path> all;
        try (Stream<Path> walked = Files.walk(root)) {
            all = walked.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : all) {
            String path = root.relativize(file).toString();
            LanguageFrontEnd reader = languages.reader(path).orElse(null);
            if (reader != null && !path.contains("node_modules/")) {
                try {
                    read(path, file, reader);
                } catch (UnparsableException unparsable) {
                    System.out.println("  left out: " + path + ": " + unparsable.getMessage());
                }
            }
        }
    }

    private void read(String path, Path file, LanguageFrontEnd reader) throws Exception {
        SourceText source = SourceText.decode(Files.readAllBytes(file));
        if (reader.isManifest(path)) {
            units.add(new SourceUnit(path, reader.manifest(source), List.of()));
            return;
        }
        ParsedFile parsed = reader.parse(source, reader.role(path));
        List<String> types = parsed.declarations().stream()
                .map(declaration -> declaration.name())
                .toList();
        SourceUnit unit = new SourceUnit(path, parsed.module(), types);
        units.add(unit);
        files.computeIfAbsent(reader.language(), language -> new ArrayList<>()).add(new ParsedUnit(unit, parsed));
    }

    private void print() {
        files.forEach((language, own) -> {
            ModuleSystem.Index index = languages.modules(language, units);
            Map<String, Integer> outside = new TreeMap<>();
            int inside = 0;
            for (ParsedUnit file : own) {
                for (var statement : file.file().imports()) {
                    if (index.modulesOf(file.unit(), statement.name()).isEmpty()) {
                        outside.merge(index.external(statement.name()), 1, Integer::sum);
                    } else {
                        inside++;
                    }
                }
            }
            int others = outside.values().stream().mapToInt(count -> count).sum();
            System.out.printf(
                    "  %s: %d files, %d imports lead to files, %d do not:", language, own.size(), inside, others);
            outside.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .limit(SHOWN)
                    .forEach(entry -> System.out.printf(" %s %d", entry.getKey(), entry.getValue()));
            System.out.println();
        });
    }
}
