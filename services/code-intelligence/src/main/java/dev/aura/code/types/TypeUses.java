package dev.aura.code.types;

import dev.aura.code.language.Languages;
import dev.aura.code.language.ModuleSystem;
import dev.aura.code.language.ModuleSystem.SourceUnit;
import dev.aura.proto.code.v1.Import;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which types mention which, by names: one of the same file, one of a file that an import leads to, or one that needs no import. A nested
 * type is found in its own file, or where an import names it.
 */
final class TypeUses {

    private final Map<Type, Set<Type>> used = new HashMap<>();
    private final Map<Type, Set<Type>> users = new HashMap<>();

    static TypeUses of(Collection<SourceFile> files, TypeTable table, Languages languages) {
        TypeUses uses = new TypeUses();
        Map<String, List<SourceFile>> byLanguage = new HashMap<>();
        files.stream()
                .filter(SourceFile::isCode)
                .forEach(file -> byLanguage
                        .computeIfAbsent(file.language(), key -> new ArrayList<>())
                        .add(file));
        List<SourceUnit> units = files.stream().map(SourceFile::unit).toList();
        byLanguage.forEach((language, some) -> {
            ModuleSystem.Index index = languages.modules(language, units);
            some.forEach(file -> uses.add(new Scope(file, table, index)));
        });
        return uses;
    }

    /** How many types mention one. */
    int fanIn(Type type) {
        return users.getOrDefault(type, Set.of()).size();
    }

    /** How many types one mentions. */
    int fanOut(Type type) {
        return used.getOrDefault(type, Set.of()).size();
    }

    private void add(Scope scope) {
        for (Type type : scope.table.in(scope.file.path()).values()) {
            for (String mention : type.facts().mentions()) {
                for (Type other : scope.resolve(mention)) {
                    if (other != type) {
                        used.computeIfAbsent(type, key -> new HashSet<>()).add(other);
                        users.computeIfAbsent(other, key -> new HashSet<>()).add(type);
                    }
                }
            }
        }
    }

    /** What names mean in one file. */
    private static final class Scope {
        private final SourceFile file;
        private final TypeTable table;
        private final ModuleSystem.Index index;
        private final Map<String, Set<Type>> known = new HashMap<>();

        Scope(SourceFile file, TypeTable table, ModuleSystem.Index index) {
            this.file = file;
            this.table = table;
            this.index = index;
        }

        Set<Type> resolve(String mention) {
            return known.computeIfAbsent(mention, this::find);
        }

        private Set<Type> find(String mention) {
            String simple = mention.substring(mention.lastIndexOf('.') + 1);
            boolean qualified = simple.length() < mention.length();
            Set<Type> found = new LinkedHashSet<>();
            if (!qualified) {
                table.in(file.path()).values().stream()
                        .filter(type -> type.facts().simpleName().equals(simple))
                        .forEach(found::add);
            }
            // A name without a package is of the file's own in Go, whatever is imported.
            if (found.isEmpty() && (qualified || !file.language().equals("go"))) {
                for (Import statement : file.imports()) {
                    imported(statement.getName(), mention, simple, found);
                }
            }
            if (found.isEmpty() && !qualified) {
                index.filesWithoutImport(file.unit(), mention)
                        .forEach(path -> table.find(path, simple).ifPresent(found::add));
            }
            return found;
        }

        private void imported(String name, String mention, String simple, Set<Type> into) {
            boolean named = name.endsWith("." + simple) || name.endsWith("::" + simple);
            for (String path : index.filesOf(file.unit(), name, List.of(mention))) {
                table.in(path).values().stream()
                        .filter(type -> type.facts().simpleName().equals(simple)
                                && (type.facts().isTopLevel() || named))
                        .forEach(into::add);
            }
        }
    }
}
