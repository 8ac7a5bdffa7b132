package dev.aura.code.types;

import dev.aura.code.language.design.FieldFacts;
import dev.aura.code.language.design.MethodFacts;
import dev.aura.code.language.design.TypeFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The types of a workspace. Methods that stand in another file than their type (Go) are with it, and what methods use of their own object is sorted into
 * fields and methods now that both are known.
 */
public final class TypeTable {

    private final List<Type> all = new ArrayList<>();
    private final Map<String, Map<String, Type>> byPath = new LinkedHashMap<>();

    private TypeTable() {}

    public static TypeTable of(Collection<SourceFile> files) {
        Map<String, List<TypeFacts>> elsewhere = new HashMap<>();
        for (SourceFile file : files) {
            file.types().stream()
                    .filter(type -> !type.isDeclared())
                    .forEach(type -> elsewhere
                            .computeIfAbsent(spread(file, type.name()), key -> new ArrayList<>())
                            .add(type));
        }
        TypeTable table = new TypeTable();
        for (SourceFile file : files) {
            for (TypeFacts type : file.types()) {
                if (type.isDeclared()) {
                    List<TypeFacts> rest = elsewhere.getOrDefault(spread(file, type.name()), List.of());
                    table.add(new Type(file, settled(type, rest)));
                }
            }
        }
        return table;
    }

    /** Where methods of a type may stand: for Go its directory. */
    private static String spread(SourceFile file, String name) {
        String path = file.path();
        String home = file.language().equals("go") ? path.substring(0, path.lastIndexOf('/') + 1) : path;
        return file.language() + " " + home + " " + file.unit().module() + " " + name;
    }

    private void add(Type type) {
        all.add(type);
        byPath.computeIfAbsent(type.path(), path -> new LinkedHashMap<>()).putIfAbsent(type.name(), type);
    }

    private static TypeFacts settled(TypeFacts type, List<TypeFacts> elsewhere) {
        List<MethodFacts> methods = new ArrayList<>(type.methods());
        Set<String> mentions = new HashSet<>(type.mentions());
        elsewhere.forEach(part -> {
            methods.addAll(part.methods());
            mentions.addAll(part.mentions());
        });
        Set<String> fields = new HashSet<>();
        type.fields().stream().map(FieldFacts::name).forEach(fields::add);
        Set<String> names = new HashSet<>();
        methods.forEach(method -> names.add(method.name()));
        methods.replaceAll(method -> settled(method, fields, names));
        return new TypeFacts(
                type.name(),
                type.kind(),
                type.flags(),
                type.line(),
                type.column(),
                type.startLine(),
                type.endLine(),
                type.supertypes(),
                type.fields(),
                methods,
                mentions.stream().sorted().toList());
    }

    private static MethodFacts settled(MethodFacts method, Set<String> fields, Set<String> methods) {
        List<String> calls = new ArrayList<>(method.calls());
        method.fields().stream()
                .filter(name -> !fields.contains(name) && methods.contains(name))
                .forEach(calls::add);
        return new MethodFacts(
                method.name(),
                method.flags(),
                method.line(),
                method.column(),
                method.endLine(),
                method.cyclomatic(),
                method.parameters(),
                method.result(),
                method.fields().stream().filter(fields::contains).toList(),
                calls,
                method.deeds());
    }

    public List<Type> all() {
        return all;
    }

    /** The types that a file declares, by name. */
    public Map<String, Type> in(String path) {
        return byPath.getOrDefault(path, Map.of());
    }

    public Optional<Type> find(String path, String name) {
        return Optional.ofNullable(in(path).get(name));
    }
}
