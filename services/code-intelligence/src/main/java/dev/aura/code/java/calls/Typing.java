package dev.aura.code.java.calls;

import dev.aura.code.java.calls.Functions.Function;
import dev.aura.code.java.calls.JavaType.ArrayOf;
import dev.aura.code.java.calls.JavaType.Reference;
import dev.aura.code.java.calls.JavaType.Special;
import dev.aura.code.java.calls.JavaType.Variable;
import dev.aura.code.language.calls.CallFacts.Site;
import dev.aura.code.language.calls.Value;
import dev.aura.code.language.calls.Value.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Types of the values of one file, and the methods that its calls reach; each is found out once. */
final class Typing implements Selection.Forms {

    private final FileModel file;
    private final List<Value> values;
    private final Members members;
    private final Functions functions;
    private final Calls calls;
    private final Scopes scopes;
    private final @Nullable JavaType[] types;
    private final @Nullable Chosen[] chosen;

    Typing(FileModel file, Members members, Functions functions) {
        this.file = file;
        this.values = file.facts().values();
        this.members = members;
        this.functions = functions;
        this.types = new JavaType[values.size()];
        this.chosen = new Chosen[values.size()];
        this.scopes = new Scopes(file, this);
        this.calls = new Calls(file, this, scopes, members, functions);
    }

    Value value(int index) {
        return values.get(index);
    }

    /** The type of a value; unknown while it is being found out. */
    JavaType type(int index) {
        if (index < 0) {
            return Special.UNKNOWN;
        }
        JavaType known = types[index];
        if (known == null) {
            types[index] = Special.UNKNOWN;
            known = find(values.get(index), index);
            types[index] = known;
        }
        return known;
    }

    /** The method that a call reaches; unknown while it is being found out. */
    Chosen chosen(int index) {
        Chosen known = chosen[index];
        if (known == null) {
            chosen[index] = Chosen.UNKNOWN;
            known = calls.choose(values.get(index), index);
            chosen[index] = known;
        }
        return known;
    }

    private JavaType find(Value value, int index) {
        Site site = file.site(value.site());
        int[] parts = value.parts();
        return switch (value.kind()) {
            case TYPE -> file.type(site, value.text());
            case NAME, MEMBER -> scopes.meaning(value) instanceof Meaning.OfType typed ? typed.type() : Special.UNKNOWN;
            case THIS -> scopes.self(value);
            case SUPER -> scopes.parent(value);
            case CALL -> result(value, index);
            case NEW -> created(value, index, site);
            case CONSTRUCT -> Special.VOID;
            case REFERENCE, LAMBDA -> Special.FUNCTION;
            case PARAMETER -> parameter(parts[0], Integer.parseInt(value.text()));
            case ELEMENT -> type(parts[0]) instanceof ArrayOf array ? array.element() : Special.UNKNOWN;
            case ITEM -> item(type(parts[0]));
            case EITHER -> either(parts);
            case SUM -> sum(type(parts[0]), type(parts[1]));
            case NUMBER -> Relations.promote(type(parts[0]), type(parts[parts.length - 1]));
            case NULL -> Special.NULL;
            case UNKNOWN, COMPONENT, TOGETHER, ADDRESS, KEY -> Special.UNKNOWN;
        };
    }

    private JavaType either(int[] parts) {
        JavaType joined = null;
        for (int part : parts) {
            JavaType one = type(part);
            joined = joined == null ? one : Relations.either(joined, one);
        }
        return joined == null ? Special.UNKNOWN : joined;
    }

    private static JavaType sum(JavaType left, JavaType right) {
        if (left.equals(PlatformType.STRING) || right.equals(PlatformType.STRING)) {
            return PlatformType.STRING;
        }
        return Relations.promote(left, right);
    }

    private static JavaType item(JavaType iterable) {
        if (iterable instanceof ArrayOf array) {
            return array.element();
        }
        Reference seen = Relations.as(iterable, PlatformType.of(Iterable.class));
        return seen == null || seen.arguments().isEmpty()
                ? Special.UNKNOWN
                : seen.arguments().getFirst();
    }

    private JavaType result(Value call, int index) {
        Chosen method = chosen(index);
        Candidate candidate = method.candidate();
        if (candidate == null) {
            return Special.UNKNOWN;
        }
        if (call.text().equals("getClass") && call.parts().length == 1 && call.parts()[0] >= 0) {
            return new Reference(PlatformType.of(Class.class), List.of(type(call.parts()[0])));
        }
        return settle(candidate.result(), method, bindings(method, call, call.parts().length));
    }

    private JavaType created(Value creation, int index, Site site) {
        JavaType type = file.type(site, creation.text());
        Chosen constructor = chosen(index);
        if (!creation.text().endsWith("<>") || constructor.candidate() == null || !(type instanceof Reference made)) {
            return type;
        }
        Map<Variable, JavaType> bound = bindings(constructor, creation, creation.parts().length);
        return settle(made.model().self(), constructor, bound);
    }

    /** A type with what is known of free variables in place; the others are unknown. */
    private static JavaType settle(JavaType type, Chosen method, Map<Variable, JavaType> bound) {
        if (method.free().isEmpty()) {
            return type;
        }
        Map<Variable, JavaType> all = Substitution.unknown(method.free());
        all.putAll(bound);
        return Substitution.apply(type, all);
    }

    /** What the first so many parts of a call say of the free variables; those that are functions speak last. */
    private Map<Variable, JavaType> bindings(Chosen method, Value call, int parts) {
        Map<Variable, JavaType> bound = new HashMap<>();
        Candidate candidate = method.candidate();
        if (method.free().isEmpty()
                || candidate == null
                || candidate.parameters().isEmpty()) {
            return bound;
        }
        Inference inference = new Inference(method.free(), bound);
        for (int part = 1; part < call.parts().length; part++) {
            JavaType type = type(call.parts()[part]);
            if (type != Special.FUNCTION) {
                inference.bind(candidate.parameter(part - 1, method.spread()), type);
            }
        }
        for (int part = 1; part < parts; part++) {
            if (type(call.parts()[part]) == Special.FUNCTION) {
                Function function = functions.of(candidate.parameter(part - 1, method.spread()));
                if (function != null && function.result() != Special.VOID) {
                    inference.bind(function.result(), given(call.parts()[part]));
                }
            }
        }
        return bound;
    }

    /** What a function written in place or named gives. */
    private JavaType given(int index) {
        Value function = values.get(index);
        return switch (function.kind()) {
            case LAMBDA -> either(function.parts());
            case REFERENCE -> {
                Chosen method = chosen(index);
                yield method.candidate() == null
                        ? Special.UNKNOWN
                        : settle(method.candidate().result(), method, Map.of());
            }
            default -> Special.UNKNOWN;
        };
    }

    private JavaType parameter(int lambda, int number) {
        Function function = expected(lambda);
        return function != null && number < function.parameters().size()
                ? function.parameters().get(number)
                : Special.UNKNOWN;
    }

    /** What is expected where a function is written or named; null where that is not known. */
    @Nullable
    Function expected(int index) {
        int target = values.get(index).target();
        if (target < 0) {
            return null;
        }
        Value value = values.get(target);
        if (value.kind() == Kind.LAMBDA) {
            Function outer = expected(target);
            return outer == null ? null : functions.of(outer.result());
        }
        if (!value.isCall()) {
            return functions.of(type(target));
        }
        Chosen method = chosen(target);
        Candidate candidate = method.candidate();
        int part = partWith(value, index);
        if (candidate == null || part < 1 || candidate.parameters().isEmpty()) {
            return null;
        }
        return functions.of(
                settle(candidate.parameter(part - 1, method.spread()), method, bindings(method, value, part)));
    }

    private int partWith(Value call, int wanted) {
        for (int part = 1; part < call.parts().length; part++) {
            if (call.parts()[part] == wanted || isWithin(call.parts()[part], wanted)) {
                return part;
            }
        }
        return -1;
    }

    private boolean isWithin(int value, int wanted) {
        if (value >= 0 && values.get(value).kind() == Kind.EITHER) {
            for (int part : values.get(value).parts()) {
                if (part == wanted || isWithin(part, wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The arguments of a call. */
    List<Argument> arguments(Value call) {
        List<Argument> arguments = new ArrayList<>();
        for (int part = 1; part < call.parts().length; part++) {
            int index = call.parts()[part];
            JavaType type = type(index);
            boolean alone = type == Special.FUNCTION && values.get(index).kind() != Kind.EITHER;
            arguments.add(new Argument(type, alone ? values.get(index) : null, index));
        }
        return arguments;
    }

    @Override
    public boolean fits(Value value, Function function) {
        if (value.kind() == Kind.REFERENCE) {
            return calls.referenceFits(value, function);
        }
        LambdaForm form = LambdaForm.of(value);
        if (form.parameters() != function.parameters().size()) {
            return false;
        }
        return switch (form.body()) {
            case 'e', 'v' -> function.result() != Special.VOID;
            case 'n' -> function.result() == Special.VOID;
            default -> true;
        };
    }

    @Override
    public JavaType result(Value value) {
        return value.kind() == Kind.LAMBDA && LambdaForm.of(value).parameters() == 0
                ? either(value.parts())
                : Special.UNKNOWN;
    }

    Members members() {
        return members;
    }
}
