package dev.aura.code.java.calls;

import dev.aura.code.java.calls.JavaType.ArrayOf;
import dev.aura.code.java.calls.JavaType.Primitive;
import dev.aura.code.java.calls.JavaType.Reference;
import dev.aura.code.java.calls.JavaType.Special;
import dev.aura.code.java.calls.JavaType.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a type as {@link TypeText} writes it, at a place of a file. */
final class TypeParser {

    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "short", "char", "int", "long", "float", "double");

    private final FileModel file;
    private final int type;
    private final int member;
    private final String text;
    private int at;

    TypeParser(FileModel file, int type, int member, String text) {
        this.file = file;
        this.type = type;
        this.member = member;
        this.text = text;
    }

    JavaType parse() {
        JavaType parsed = element();
        while (text.startsWith("[]", at)) {
            parsed = new ArrayOf(parsed);
            at += 2;
        }
        return parsed;
    }

    private JavaType element() {
        int start = at;
        while (at < text.length() && "<>,[]".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String name = text.substring(start, at);
        JavaType named = named(name);
        if (at >= text.length() || text.charAt(at) != '<') {
            return named;
        }
        List<JavaType> arguments = new ArrayList<>();
        at++;
        while (at < text.length() && text.charAt(at) != '>') {
            arguments.add(parse());
            at += at < text.length() && text.charAt(at) == ',' ? 1 : 0;
        }
        at++;
        return named instanceof Reference reference ? with(reference.model(), arguments) : named;
    }

    /** Wildcards without bound are their variable's bound. */
    private static JavaType with(TypeModel model, List<JavaType> arguments) {
        List<Variable> variables = model.variables();
        if (arguments.size() != variables.size()) {
            return new Reference(
                    model,
                    variables.stream()
                            .<JavaType>map(variable -> Special.UNKNOWN)
                            .toList());
        }
        List<JavaType> bound = new ArrayList<>();
        for (int index = 0; index < arguments.size(); index++) {
            JavaType argument = arguments.get(index);
            bound.add(argument == Special.VOID ? Substitution.erase(variables.get(index)) : argument);
        }
        return new Reference(model, bound);
    }

    private JavaType named(String name) {
        if (PRIMITIVES.contains(name)) {
            return new Primitive(name);
        }
        return switch (name) {
            case "void", "?" -> Special.VOID;
            case "", "var" -> Special.UNKNOWN;
            default -> {
                JavaType found = qualified(name);
                yield found == null ? new Reference(file.universe().findOrExternal(name), List.of()) : found;
            }
        };
    }

    private @Nullable JavaType qualified(String name) {
        int dot = name.indexOf('.');
        String first = dot < 0 ? name : name.substring(0, dot);
        JavaType found = file.named(type, member, first);
        if (dot < 0) {
            return found;
        }
        if (!(found instanceof Reference reference)) {
            TypeModel whole = file.universe().find(name);
            return whole == null ? null : new Reference(whole, List.of());
        }
        TypeModel model = reference.model();
        for (String part : name.substring(dot + 1).split("\\.", -1)) {
            TypeModel nested = model.inheritedType(part);
            if (nested == null) {
                return new Reference(file.universe().findOrExternal(model.name() + "." + part), List.of());
            }
            model = nested;
        }
        return new Reference(model, List.of());
    }
}
