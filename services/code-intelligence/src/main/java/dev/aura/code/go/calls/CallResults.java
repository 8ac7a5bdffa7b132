package dev.aura.code.go.calls;

import dev.aura.code.language.calls.Value;
import dev.aura.code.language.typed.Item;
import dev.aura.code.language.typed.Meaning;
import dev.aura.code.language.typed.Term;
import dev.aura.code.language.typed.Term.Variable;
import dev.aura.code.language.typed.TermText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What calls give: type parameters stand for what arguments say. */
final class CallResults {

    private final GoWorkspace workspace;
    private final Selection selection;
    private final GoTyping typing;

    CallResults(GoWorkspace workspace, Selection selection, GoTyping typing) {
        this.workspace = workspace;
        this.selection = selection;
        this.typing = typing;
    }

    /** What a call gives; a conversion gives a value of the type. */
    Meaning of(Value call) {
        Meaning callee = typing.meaning(call.parts()[0]);
        if (callee.is(Meaning.Kind.TYPE)) {
            return Meaning.value(callee.term());
        }
        if (callee.isOutside()) {
            Term argument = typing.part(call, 1);
            return Meaning.value(Library.result(callee.term().word(), argument, selection.underlying(argument)));
        }
        Term function = selection.underlying(callee.term());
        if (callee.item() == null && Predeclared.isFunction(function.word())) {
            return Meaning.value(predeclared(function.word(), call));
        }
        if (!function.is(TermText.FUNCTION)) {
            return function.isOutside() ? Meaning.OUTSIDE : Meaning.UNKNOWN;
        }
        Term result = function.arg(1);
        return Meaning.value(callee.item() == null ? result : result.with(inferred(callee.item(), function, call)));
    }

    private Term predeclared(String name, Value call) {
        return switch (name) {
            case "append", "max", "min" -> typing.part(call, 1);
            case "len", "cap", "copy" -> Term.word("int");
            case "recover" -> Term.word("any");
            default -> Term.word(TermText.NOTHING);
        };
    }

    private Map<Variable, Term> inferred(Item item, Term function, Value call) {
        List<Variable> variables = variables(item);
        Map<Variable, Term> bound = new HashMap<>();
        if (variables.isEmpty()) {
            return bound;
        }
        List<Term> parameters = function.arg(0).args();
        for (int index = 0; index < parameters.size(); index++) {
            Term parameter = parameters.get(index);
            boolean many = parameter.is(TypeWriter.VARIADIC);
            bind(many ? parameter.arg(0) : parameter, typing.part(call, index + 1), bound);
        }
        for (Variable variable : variables) {
            Term given = bound.get(variable);
            for (Term constraint : given == null ? List.<Term>of() : selection.bounds(variable)) {
                Term core = constraint.is(TypeWriter.LIKE) ? constraint.arg(0) : constraint;
                core.bind(selection.underlying(Objects.requireNonNull(given)), bound);
            }
        }
        return bound;
    }

    /** A value of a named type fits where its underlying one is asked for. */
    private void bind(Term parameter, Term given, Map<Variable, Term> bound) {
        boolean structural = Predeclared.isMade(parameter) && given.head() instanceof GoType;
        parameter.bind(structural ? selection.underlying(given) : given, bound);
    }

    private List<Variable> variables(Item item) {
        GoFile file = workspace.file(item.path());
        return file == null || item.shape().variables().isEmpty()
                ? List.of()
                : file.variables(item.type(), item.member());
    }

    /** A function with its first type arguments. */
    Meaning instantiated(Meaning function, List<Term> arguments) {
        Item item = function.item();
        if (item == null) {
            return function;
        }
        List<Variable> variables = variables(item);
        Map<Variable, Term> bound = new HashMap<>();
        for (int index = 0; index < Math.min(variables.size(), arguments.size()); index++) {
            bound.put(variables.get(index), arguments.get(index));
        }
        return Meaning.of(item, function.term().with(bound), function.tie());
    }
}
