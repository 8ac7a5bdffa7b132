package dev.aura.code.query;

import dev.aura.code.index.IndexedFile;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Languages;
import dev.aura.code.language.ModuleSystem;
import dev.aura.code.language.ModuleSystem.SourceUnit;
import dev.aura.code.store.ScannedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which file uses which, by imports and, where the language needs none, by names that are mentioned. */
final class FileLinks {

    private final Languages languages;
    private final Map<String, List<Link>> byLanguage = new HashMap<>();
    private final Set<String> tests = new HashSet<>();
    private final Map<String, SourceUnit> units = new HashMap<>();

    /** Made when the first question is asked; no file is added after that. */
    private final Map<String, ModuleSystem.Index> indexes = new HashMap<>();

    FileLinks(Languages languages) {
        this.languages = languages;
    }

    private record Link(SourceUnit unit, List<String> imports, List<String> mentioned) {}

    void add(IndexedFile file) {
        add(file.language(), file.role(), new Link(file.unit(), file.imports(), file.usedNames()));
    }

    void add(ScannedFile file) {
        List<String> imports = new ArrayList<>();
        file.facts().imports().forEach(statement -> imports.add(statement.getName()));
        add(
                file.language(),
                file.role(),
                new Link(file.unit(), imports, file.facts().usedNames()));
    }

    private void add(String language, FileRole role, Link link) {
        String path = link.unit().path();
        if (role == FileRole.TEST) {
            tests.add(path);
        }
        units.put(path, link.unit());
        if (role == FileRole.MANIFEST) {
            return;
        }
        byLanguage.computeIfAbsent(language, name -> new ArrayList<>()).add(link);
    }

    boolean isTest(String path) {
        return tests.contains(path);
    }

    /** Adds a file that is not there any more as the module it would be: named by its path, beside its siblings. */
    void addAbsent(String path) {
        String language = languages.language(path);
        if (units.containsKey(path) || languages.named(language).isEmpty()) {
            return;
        }
        String directory = path.substring(0, path.lastIndexOf('/') + 1);
        String module = units.values().stream()
                .filter(unit -> unit.path().startsWith(directory)
                        && unit.path().indexOf('/', directory.length()) < 0
                        && languages.language(unit.path()).equals(language))
                .map(SourceUnit::module)
                .findFirst()
                .orElseGet(() -> moduleOfPath(directory));
        String name = path.substring(directory.length(), path.lastIndexOf('.'));
        SourceUnit unit = new SourceUnit(path, module, List.of(name));
        units.put(path, unit);
        byLanguage.computeIfAbsent(language, key -> new ArrayList<>()).add(new Link(unit, List.of(), List.of()));
    }

    /** What a directory's package would be after the usual source roots. */
    private static String moduleOfPath(String directory) {
        String below = directory;
        for (String root : List.of("src/main/java/", "src/test/java/", "src/")) {
            int at = directory.indexOf(root);
            if (at >= 0) {
                below = directory.substring(at + root.length());
                break;
            }
        }
        return below.isEmpty() ? "" : below.substring(0, below.length() - 1).replace('/', '.');
    }

    /** For each file the files that use it directly. */
    Map<String, Set<String>> usersByFile() {
        Map<String, Set<String>> users = new TreeMap<>();
        byLanguage.forEach((language, links) -> {
            ModuleSystem.Index index = index(language);
            for (Link link : links) {
                for (String used : used(index, link)) {
                    users.computeIfAbsent(used, path -> new TreeSet<>())
                            .add(link.unit().path());
                }
            }
        });
        return users;
    }

    private ModuleSystem.Index index(String language) {
        return indexes.computeIfAbsent(language, name -> languages.modules(name, units.values()));
    }

    private static Set<String> used(ModuleSystem.Index index, Link link) {
        Set<String> used = new TreeSet<>();
        link.imports().forEach(name -> used.addAll(index.filesOf(link.unit(), name, link.mentioned())));
        link.mentioned().forEach(name -> used.addAll(index.filesWithoutImport(link.unit(), name)));
        used.remove(link.unit().path());
        return used;
    }
}
