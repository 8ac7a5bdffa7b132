package dev.aura.code.rust.calls;

import dev.aura.code.language.calls.CallFacts.Site;
import dev.aura.code.language.calls.CallSystem.Tie;
import dev.aura.code.language.calls.Member;
import dev.aura.code.language.calls.Value;
import dev.aura.code.language.typed.Item;
import dev.aura.code.language.typed.Meaning;
import dev.aura.code.language.typed.Term;
import dev.aura.code.language.typed.Term.Variable;
import dev.aura.code.language.typed.TermText;
import dev.aura.code.language.typed.Typing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the expressions of one file stand for. */
final class RustTyping extends Typing {

    private static final int STEPS_MAX = 10;

    private final RustFile file;
    private final Methods methods;

    RustTyping(RustFile file) {
        super(file.facts().values());
        this.file = file;
        this.methods = file.workspace().methods();
    }

    @Override
    protected Meaning read(Value value) {
        return switch (value.kind()) {
            case TYPE -> Meaning.value(written(value, value.text()));
            case NEW -> Meaning.value(made(value));
            case NAME -> name(value);
            case MEMBER, KEY -> member(value);
            case REFERENCE -> methods.method(part(value, 0), value.text());
            case CALL -> Meaning.value(result(value));
            case ELEMENT -> element(value);
            case ITEM -> Meaning.value(item(part(value, 0)));
            case COMPONENT -> Meaning.value(component(value));
            case ADDRESS -> Meaning.value(around(TypeWriter.REFERENCE, part(value, 0)));
            case TOGETHER -> Meaning.value(together(value));
            case EITHER -> Meaning.value(either(value));
            case LAMBDA -> Meaning.value(lambda(value));
            case PARAMETER -> Meaning.value(parameter(value));
            default -> Meaning.UNKNOWN;
        };
    }

    private Term written(Value value, String text) {
        return methods.normal(file.term(value.site(), text));
    }

    private RustModule module(Value value) {
        return file.moduleAt(file.site(value.site()).type());
    }

    private static Term around(String word, Term inner) {
        return inner.isUnknown() ? inner : Term.word(word, inner);
    }

    private Meaning name(Value value) {
        String name = value.text();
        if (name.startsWith(":")) {
            return Meaning.type(written(value, name.substring(1)));
        }
        if (name.equals(TypeWriter.SELF)) {
            return Meaning.type(written(value, name));
        }
        String[] parts = name.split(TypeWriter.MEMBER, -1);
        Site site = file.site(value.site());
        Variable variable = parts.length < 2 ? null : file.variable(site.type(), site.member(), parts[0]);
        if (variable != null) {
            return methods.associated(Term.of(variable), parts[1]);
        }
        Meaning found = file.workspace().paths().find(module(value), parts, true);
        if (found == null || found.item() == null) {
            return found == null ? Meaning.UNKNOWN : found;
        }
        boolean here = found.item().path().equals(file.path()) && found.tie() == Tie.IMPORT;
        return here ? new Meaning(found.kind(), found.term(), found.item(), Tie.SAME_FILE) : found;
    }

    private Meaning member(Value value) {
        Meaning on = meaning(value.parts()[0]);
        return on.is(Meaning.Kind.TYPE)
                ? methods.associated(on.term(), value.text())
                : methods.field(on.term(), value.text());
    }

    /** The type of what is made by its path: that of a struct, or of the enum that a variant is of. */
    private Term made(Value value) {
        Term type = written(value, value.text());
        int last = value.text().lastIndexOf(TypeWriter.MEMBER);
        if (type.isUnknown() && last > 0) {
            return written(value, value.text().substring(0, last));
        }
        boolean variant = type.word().startsWith(TypeWriter.MEMBER);
        return variant ? type.arg(0) : type;
    }

    private Term result(Value call) {
        Meaning callee = meaning(call.parts()[0]);
        if (callee.is(Meaning.Kind.TYPE)) {
            return callee.term();
        }
        Term function = callee.term();
        for (int step = 0; step < STEPS_MAX && function.is(TypeWriter.REFERENCE); step++) {
            function = function.arg(0);
        }
        Term called = function;
        for (Term bound : methods.bounds(function)) {
            called = bound.is(TermText.FUNCTION) ? bound : called;
        }
        if (!called.is(TermText.FUNCTION)) {
            return callee.isOutside() || called.isOutside() ? Term.OUTSIDE : Term.UNKNOWN;
        }
        Map<Variable, Term> bound = new HashMap<>();
        int offset = offset(call, callee.item());
        for (int index = 0; index < called.arg(0).args().size(); index++) {
            called.arg(0).args().get(index).bind(part(call, index + 1 + offset), bound);
        }
        return methods.normal(called.arg(1).with(bound));
    }

    /** A method that is called by its path is given the object first. */
    private int offset(Value call, @Nullable Item item) {
        int callee = call.parts()[0];
        boolean byPath = item != null
                && item.isFunction()
                && !item.shape().is(Member.STATIC)
                && callee >= 0
                && values().get(callee).kind() != Value.Kind.REFERENCE
                && values().get(callee).kind() != Value.Kind.ELEMENT;
        return byPath ? 1 : 0;
    }

    private Meaning element(Value value) {
        Meaning on = meaning(value.parts()[0]);
        if (on.is(Meaning.Kind.FUNCTION)) {
            return instantiated(on, value);
        }
        Term term = on.term();
        return Meaning.value(
                switch (value.text()) {
                    case "await" -> awaited(term);
                    case "?" -> isFallible(term) ? term.arg(0) : term.isOutside() ? Term.OUTSIDE : Term.UNKNOWN;
                    case "*" -> {
                        Term pointed = methods.pointed(term);
                        yield pointed == null ? term : pointed;
                    }
                    default -> indexed(term);
                });
    }

    private static boolean isFallible(Term term) {
        return term.head() instanceof RustType type && (type.isNamed("Result") || type.isNamed("Option"));
    }

    private Term awaited(Term term) {
        return term.is(TypeWriter.FUTURE) ? term.arg(0) : methods.projection(term, "Output");
    }

    private Term indexed(Term term) {
        Term at = term;
        for (int step = 0; step < STEPS_MAX && at != null; step++) {
            if (at.is(TypeWriter.LIST)) {
                return at.arg(0);
            }
            Term output = methods.projection(at, "Output");
            if (!output.isUnknown()) {
                return output;
            }
            at = methods.pointed(at);
        }
        return Term.UNKNOWN;
    }

    /** A function with type arguments; what it gives is bound where its parameters are known. */
    private Meaning instantiated(Meaning function, Value value) {
        Item item = function.item();
        RustFile home = item == null ? null : file.workspace().file(item.path());
        if (item == null || home == null) {
            return collected(function, value);
        }
        Map<Variable, Term> bound = new HashMap<>();
        List<Variable> variables = home.variables(item.type(), item.member());
        for (int index = 0; index + 1 < value.parts().length && index < variables.size(); index++) {
            bound.put(variables.get(index), part(value, index + 1));
        }
        return Meaning.of(item, methods.normal(function.term().with(bound)), function.tie());
    }

    /** Functions of the library say what they give by their first type argument, such as `collect` and `parse`. */
    private Meaning collected(Meaning function, Value value) {
        Term result = function.term().arg(1);
        Map<Variable, Term> bound = new HashMap<>();
        Term given = filled(part(value, 1), value.parts()[0]);
        if (result.head() instanceof Variable variable) {
            bound.put(variable, given);
        } else if (isFallible(result) && result.arg(0).head() instanceof Variable variable) {
            bound.put(variable, given);
        }
        return new Meaning(function.kind(), function.term().with(bound), null, function.tie());
    }

    private Term item(Term over) {
        Term items = methods.projection(over, "Item");
        if (!items.isUnknown()) {
            return items;
        }
        String way = over.is(TypeWriter.REFERENCE) ? "iter" : "into_iter";
        Meaning found = methods.method(over, way);
        return found.is(Meaning.Kind.FUNCTION)
                ? methods.projection(found.term().arg(1), "Item")
                : over.isOutside() ? Term.OUTSIDE : Term.UNKNOWN;
    }

    /** A part that a pattern names: of a tuple, of a struct, or of what a variant holds. */
    private Term component(Value value) {
        int mark = value.text().indexOf('#');
        String path = value.text().substring(0, Math.max(mark, 0));
        String name = value.text().substring(mark + 1);
        Term term = part(value, 0);
        for (int step = 0; step < STEPS_MAX && term.is(TypeWriter.REFERENCE); step++) {
            term = term.arg(0);
        }
        if (path.isEmpty()) {
            return methods.field(term, name).term();
        }
        Term type = written(value, path);
        if (type.head() instanceof RustType) {
            return methods.field(type.head().equals(term.head()) ? term : type, name)
                    .term();
        }
        Meaning variant = variant(value, path);
        int colon = path.lastIndexOf(':');
        String simple = path.substring(colon + 1);
        int generic = simple.indexOf('<');
        Term holder = holder(term, variant);
        return methods.field(holder, (generic < 0 ? simple : simple.substring(0, generic)) + "." + name)
                .term();
    }

    private Meaning variant(Value value, String path) {
        Meaning found = file.workspace().paths().find(module(value), path.split(TypeWriter.MEMBER, -1), true);
        return found == null ? Meaning.UNKNOWN : found;
    }

    /** The enum of a variant: that of the value, where it is one. */
    private Term holder(Term term, Meaning variant) {
        Item item = variant.item();
        RustFile home = item == null ? null : file.workspace().file(item.path());
        RustType type = item == null || home == null ? null : home.type(item.type());
        return type == null || type.equals(term.head()) ? term : type.self();
    }

    private Term together(Value value) {
        List<Term> parts = new ArrayList<>();
        for (int part : value.parts()) {
            parts.add(term(part));
        }
        return switch (value.text()) {
            case TypeWriter.LIST ->
                parts.isEmpty() ? Term.word(TypeWriter.LIST) : Term.word(TypeWriter.LIST, parts.getFirst());
            case TermText.SEVERAL, TypeWriter.FUTURE ->
                parts.isEmpty() ? Term.word(TermText.NOTHING) : new Term(new Term.Word(value.text()), parts);
            default -> new Term(written(value, value.text()).head(), parts.subList(0, Math.min(1, parts.size())));
        };
    }

    private Term either(Value value) {
        if (value.text().equals(PatternReader.FILLED)) {
            return filled(part(value, 0), value.parts()[1]);
        }
        for (int part : value.parts()) {
            Term term = term(part);
            if (!term.isUnknown() && !term.is("never")) {
                return term;
            }
        }
        return Term.UNKNOWN;
    }

    /** A type with what it leaves open taken from what a value, or what is collected in it, is of. */
    private Term filled(Term open, int value) {
        Term term = value < 0 ? Term.UNKNOWN : term(value);
        if (value >= 0 && open.args().stream().anyMatch(Term::isUnknown)) {
            Value from = values().get(value);
            int callee = from.kind() == Value.Kind.CALL ? from.parts()[0] : value;
            Value named = callee < 0 ? from : values().get(callee);
            if (named.kind() == Value.Kind.REFERENCE && named.text().equals("collect")) {
                return collected(open, methods.projection(term(named.parts()[0]), "Item"));
            }
        }
        boolean same = open.head().equals(term.head())
                && open.args().size() == term.args().size();
        return same ? term : open;
    }

    private static Term collected(Term open, Term item) {
        if (isFallible(open) && item.head().equals(open.head())) {
            List<Term> args = new ArrayList<>(open.args());
            args.set(0, collected(open.arg(0), item.arg(0)));
            return new Term(open.head(), args);
        }
        List<Term> args = new ArrayList<>();
        for (int index = 0; index < open.args().size(); index++) {
            Term part = open.args().size() > 1 && item.is(TermText.SEVERAL) ? item.arg(index) : item;
            args.add(open.args().get(index).isUnknown() ? part : open.args().get(index));
        }
        return new Term(open.head(), args);
    }

    private Term lambda(Value value) {
        List<Term> parameters = new ArrayList<>();
        for (int index = 1; index < value.parts().length; index++) {
            parameters.add(part(value, index));
        }
        Term result = part(value, 0);
        Term taken = parameters.isEmpty()
                ? Term.word(TermText.NOTHING)
                : new Term(new Term.Word(TermText.SEVERAL), parameters);
        return Term.word(
                TermText.FUNCTION,
                taken,
                value.text().equals(TypeWriter.FUTURE) ? around(TypeWriter.FUTURE, result) : result);
    }

    /** The parameter of a closure, as the function says that is given it. */
    private Term parameter(Value value) {
        int colon = value.text().indexOf(':');
        int argument = Integer.parseInt(value.text(), 0, colon, 10);
        int index = Integer.parseInt(value.text(), colon + 1, value.text().length(), 10);
        Meaning callee = meaning(value.parts()[0]);
        Term function = callee.term();
        if (!function.is(TermText.FUNCTION)) {
            return function.isOutside() ? Term.OUTSIDE : Term.UNKNOWN;
        }
        Map<Variable, Term> bound = new HashMap<>();
        List<Term> parameters = function.arg(0).args();
        int offset = offset(value, callee.item());
        for (int before = 0; before + offset < argument && before < parameters.size(); before++) {
            parameters.get(before).bind(part(value, before + 1 + offset), bound);
        }
        Term given = function.arg(0).arg(argument - offset);
        for (Term one : methods.bounds(given)) {
            given = one.is(TermText.FUNCTION) ? one : given;
        }
        return given.is(TermText.FUNCTION)
                ? methods.normal(given.arg(0).arg(index).with(bound))
                : Term.UNKNOWN;
    }
}
