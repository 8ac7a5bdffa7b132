package dev.aura.code.java;

import dev.aura.code.language.ModuleSystem;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Packages are the modules; an import names a type, and types of the same package need none. */
final class JavaPackages implements ModuleSystem {

    @Override
    public Index index(Collection<SourceUnit> units) {
        return new PackageIndex(units);
    }

    private static final class PackageIndex implements Index {

        private final Set<String> packages = new HashSet<>();
        private final Map<String, Set<String>> filesByType = new HashMap<>();

        PackageIndex(Collection<SourceUnit> units) {
            for (SourceUnit unit : units) {
                packages.add(unit.module());
                unit.types()
                        .forEach(type -> filesByType
                                .computeIfAbsent(qualify(unit.module(), type), key -> new TreeSet<>())
                                .add(unit.path()));
            }
        }

        private static String qualify(String module, String type) {
            return module.isEmpty() ? type : module + "." + type;
        }

        @Override
        public String moduleOf(SourceUnit unit) {
            return unit.module().isEmpty() ? "(default package)" : unit.module();
        }

        @Override
        public Set<String> modulesOf(SourceUnit importer, String importedName) {
            for (String name = bare(importedName); !name.isEmpty(); name = parent(name)) {
                if (packages.contains(name)) {
                    return Set.of(name);
                }
            }
            return Set.of();
        }

        @Override
        public Set<String> filesOf(SourceUnit importer, String importedName, Collection<String> mentionedNames) {
            if (importedName.endsWith(".*")) {
                Set<String> files = new TreeSet<>();
                mentionedNames.forEach(
                        name -> files.addAll(filesByType.getOrDefault(qualify(bare(importedName), name), Set.of())));
                files.addAll(filesByType.getOrDefault(bare(importedName), Set.of()));
                return files;
            }
            for (String name = bare(importedName); !name.isEmpty(); name = parent(name)) {
                Set<String> files = filesByType.get(name);
                if (files != null) {
                    return files;
                }
            }
            return Set.of();
        }

        @Override
        public Set<String> filesWithoutImport(SourceUnit user, String mentionedName) {
            return filesByType.getOrDefault(qualify(user.module(), mentionedName), Set.of());
        }

        @Override
        public String external(String importedName) {
            StringBuilder lower = new StringBuilder();
            for (String part : bare(importedName).split("\\.", -1)) {
                if (part.isEmpty() || Character.isUpperCase(part.charAt(0))) {
                    break;
                }
                lower.append(lower.isEmpty() ? "" : ".").append(part);
            }
            return lower.isEmpty() ? bare(importedName) : lower.toString();
        }

        private static String bare(String importedName) {
            String name =
                    importedName.startsWith("static ") ? importedName.substring("static ".length()) : importedName;
            return name.endsWith(".*") ? name.substring(0, name.length() - 2) : name;
        }

        private static String parent(String name) {
            int dot = name.lastIndexOf('.');
            return dot < 0 ? "" : name.substring(0, dot);
        }
    }
}
