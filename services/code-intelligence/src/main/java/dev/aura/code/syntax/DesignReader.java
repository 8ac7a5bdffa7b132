package dev.aura.code.syntax;

import dev.aura.code.language.Declaration;
import dev.aura.code.language.design.Complexities;
import dev.aura.code.language.design.FieldFacts;
import dev.aura.code.language.design.Flags;
import dev.aura.code.language.design.MethodFacts;
import dev.aura.code.language.design.TypeFacts;
import dev.aura.code.source.SourceText;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.FunctionMetrics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes the types of a file from its outline and from where its methods name members of their own object. Of a name that is a field and
 * a method the method is meant. A name that the file does not declare counts as a field, for the type may be declared in another file.
 */
public final class DesignReader {

    private final SourceText source;
    private final Complexities complexities;
    private final Receivers receivers;
    private final NavigableMap<Integer, SelfUse> uses = new TreeMap<>();
    private final NavigableMap<Integer, String> mentions = new TreeMap<>();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    public DesignReader(
            SourceText source,
            List<FunctionMetrics> functions,
            Receivers receivers,
            List<SelfUse> uses,
            List<Mention> mentions) {
        this.source = source;
        this.complexities = new Complexities(functions);
        this.receivers = receivers;
        uses.forEach(use -> this.uses.put(use.start(), use));
        mentions.forEach(mention -> this.mentions.put(mention.start(), mention.name()));
    }

    /** What a language says of methods. */
    public interface Receivers {

        /** The name of the object in a method; empty where it has none. */
        String self(Declaration method);

        /** Flags of a method or field beyond those that its kind gives. */
        int flags(Declaration member);
    }

    /** A type in the making; null where it is declared elsewhere. */
    private static final class Draft {
        private final String name;
        private final List<Declaration> declared = new ArrayList<>();
        private final List<Declaration> fields = new ArrayList<>();
        private final List<Declaration> methods = new ArrayList<>();

        Draft(String name) {
            this.name = name;
        }
    }

    /** The types, in the order of their first member or declaration. */
    public List<TypeFacts> of(List<Declaration> declarations) {
        declarations.forEach(this::collect);
        List<TypeFacts> types = new ArrayList<>();
        drafts.values().forEach(draft -> types.add(type(draft)));
        return types;
    }

    private void collect(Declaration declaration) {
        switch (declaration.kind()) {
            case CLASS, INTERFACE, ENUM, RECORD, ANNOTATION -> {
                Draft draft = draft(declaration.qualifiedName());
                draft.declared.add(declaration);
                declaration.children().forEach(child -> member(draft, child));
            }
            case PACKAGE -> declaration.children().forEach(this::collect);
            case METHOD -> {
                String qualified = declaration.qualifiedName();
                int dot = qualified.lastIndexOf('.');
                if (dot > 0) {
                    draft(qualified.substring(0, dot)).methods.add(declaration);
                }
            }
            default -> {}
        }
    }

    private void member(Draft draft, Declaration child) {
        switch (child.kind()) {
            case METHOD, CONSTRUCTOR -> draft.methods.add(child);
            case PROPERTY -> (hasBody(child) ? draft.methods : draft.fields).add(child);
            case FIELD -> draft.fields.add(child);
            default -> collect(child);
        }
    }

    private Draft draft(String name) {
        return drafts.computeIfAbsent(name, Draft::new);
    }

    private static boolean hasBody(Declaration method) {
        return method.bodyStart() < method.span().end();
    }

    private TypeFacts type(Draft draft) {
        Set<String> methodNames = new HashSet<>();
        draft.methods.forEach(method -> methodNames.add(method.name()));
        Map<String, FieldFacts> fields = new LinkedHashMap<>();
        draft.fields.forEach(field -> fields.putIfAbsent(
                field.name(), new FieldFacts(field.name(), "", receivers.flags(field), line(field))));
        draft.methods.forEach(method -> usesOf(method).stream()
                .filter(use -> use.assigned() && !methodNames.contains(use.member()))
                .forEach(use -> fields.putIfAbsent(
                        use.member(), new FieldFacts(use.member(), "", 0, source.line(use.start())))));
        List<MethodFacts> methods = draft.methods.stream()
                .map(method -> method(method, methodNames))
                .toList();
        Declaration declared = draft.declared.isEmpty() ? null : draft.declared.getFirst();
        return new TypeFacts(
                draft.name,
                declared == null ? Entity.Kind.KIND_UNSPECIFIED : declared.kind(),
                declared == null ? 0 : receivers.flags(declared),
                declared == null ? 0 : line(declared),
                declared == null
                        ? 0
                        : source.position(declared.nameSpan().start()).getColumn(),
                declared == null ? 0 : source.line(declared.span().start()),
                declared == null
                        ? 0
                        : source.line(Math.max(
                                declared.span().start(), declared.span().end() - 1)),
                List.of(),
                List.copyOf(fields.values()),
                methods,
                mentions(draft));
    }

    private int line(Declaration declaration) {
        return source.line(declaration.nameSpan().start());
    }

    private List<SelfUse> usesOf(Declaration method) {
        String self = receivers.self(method);
        if (self.isEmpty()) {
            return List.of();
        }
        int end = Math.max(method.bodyStart(), method.span().end());
        List<SelfUse> found = new ArrayList<>();
        for (SelfUse use : uses.subMap(method.bodyStart(), true, end, false).values()) {
            if (use.receiver().equals(self)) {
                found.add(use);
            }
        }
        return found;
    }

    private MethodFacts method(Declaration method, Set<String> methodNames) {
        SortedSet<String> fields = new TreeSet<>();
        SortedSet<String> calls = new TreeSet<>();
        for (SelfUse use : usesOf(method)) {
            if (methodNames.contains(use.member())) {
                calls.add(use.member());
            } else {
                fields.add(use.member());
            }
        }
        int endLine = source.line(Math.max(method.span().start(), method.span().end() - 1));
        int flags = receivers.flags(method)
                | (method.kind() == Entity.Kind.CONSTRUCTOR ? Flags.CONSTRUCTOR : 0)
                | (hasBody(method) ? 0 : Flags.BODILESS)
                | (receivers.self(method).isEmpty() ? Flags.STATIC : 0);
        return new MethodFacts(
                method.name(),
                flags,
                line(method),
                source.position(method.nameSpan().start()).getColumn(),
                endLine,
                hasBody(method) ? complexities.take(source.line(method.span().start()), endLine) : 0,
                List.of(),
                "",
                List.copyOf(fields),
                List.copyOf(calls),
                List.of());
    }

    /** What stands in a type or its methods, but in no type within it. */
    private List<String> mentions(Draft draft) {
        List<Declaration> whole = new ArrayList<>(draft.declared);
        whole.addAll(draft.methods);
        NavigableMap<Integer, String> own = new TreeMap<>();
        whole.forEach(
                one -> own.putAll(mentions.subMap(one.span().start(), one.span().end())));
        draft.declared.forEach(declared -> declared.children().stream()
                .filter(DesignReader::isType)
                .forEach(inner ->
                        own.subMap(inner.span().start(), inner.span().end()).clear()));
        SortedSet<String> names = new TreeSet<>(own.values());
        names.remove(draft.name);
        return List.copyOf(names);
    }

    private static boolean isType(Declaration declaration) {
        return switch (declaration.kind()) {
            case CLASS, INTERFACE, ENUM, RECORD, ANNOTATION -> true;
            default -> false;
        };
    }
}
