package dev.aura.code.pattern;

import dev.aura.code.language.Languages;
import dev.aura.code.language.ModuleSystem.Index;
import dev.aura.code.language.ModuleSystem.SourceUnit;
import dev.aura.code.types.SourceFile;
import dev.aura.proto.code.v1.Import;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which module imports which at load time, with the statements that say so. Tests tie no modules together. */
final class Modules {

    private final Map<String, SortedMap<String, SortedMap<String, List<Statement>>>> byLanguage = new TreeMap<>();
    private final Map<String, Index> indexes = new HashMap<>();
    private final Map<String, String> moduleByPath = new HashMap<>();

    /** An import statement. */
    record Statement(SourceFile file, Import statement) {
        int line() {
            return statement.getRange().getStart().getLine();
        }
    }

    static Modules of(List<SourceFile> files, Languages languages) {
        Modules modules = new Modules();
        Map<String, List<SourceFile>> some = new TreeMap<>();
        files.stream()
                .filter(SourceFile::isCode)
                .forEach(file -> some.computeIfAbsent(file.language(), key -> new ArrayList<>())
                        .add(file));
        List<SourceUnit> units = files.stream().map(SourceFile::unit).toList();
        some.forEach((language, own) -> {
            Index index = languages.modules(language, units);
            modules.indexes.put(language, index);
            own.forEach(file -> modules.moduleByPath.put(file.path(), index.moduleOf(file.unit())));
            own.stream().filter(file -> !file.isTest()).forEach(file -> modules.add(file, index));
        });
        return modules;
    }

    private void add(SourceFile file, Index index) {
        String from = moduleOf(file.path());
        for (int number = 0; number < file.imports().size(); number++) {
            if (file.deferred().get(number)) {
                continue;
            }
            Import statement = file.imports().get(number);
            for (String to : index.modulesOf(file.unit(), statement.getName())) {
                if (!to.equals(from)) {
                    byLanguage
                            .computeIfAbsent(file.language(), key -> new TreeMap<>())
                            .computeIfAbsent(from, key -> new TreeMap<>())
                            .computeIfAbsent(to, key -> new ArrayList<>())
                            .add(new Statement(file, statement));
                }
            }
        }
    }

    /** The module that a file belongs to; empty where it is no source file. */
    String moduleOf(String path) {
        return moduleByPath.getOrDefault(path, "");
    }

    /** The languages that have edges. */
    Set<String> languages() {
        return byLanguage.keySet();
    }

    /** From importing to imported module, with the statements. */
    SortedMap<String, SortedMap<String, List<Statement>>> edges(String language) {
        return byLanguage.getOrDefault(language, new TreeMap<>());
    }

    /** Files of the workspace that an import leads to. */
    Set<String> filesOf(SourceFile importer, Import statement) {
        Index index = indexes.get(importer.language());
        return index == null
                ? new TreeSet<>()
                : index.filesOf(importer.unit(), statement.getName(), importer.usedNames());
    }
}
