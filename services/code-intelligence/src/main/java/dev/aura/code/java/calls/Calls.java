package dev.aura.code.java.calls;

import dev.aura.code.java.calls.Functions.Function;
import dev.aura.code.java.calls.JavaType.ArrayOf;
import dev.aura.code.java.calls.JavaType.Reference;
import dev.aura.code.java.calls.JavaType.Special;
import dev.aura.code.java.calls.JavaType.Variable;
import dev.aura.code.language.calls.CallFacts.Site;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.CallSystem.Tie;
import dev.aura.code.language.calls.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the methods that a call could mean, and has the arguments choose. */
final class Calls {

    private final FileModel file;
    private final Typing typing;
    private final Scopes scopes;
    private final Members members;
    private final Selection selection;

    Calls(FileModel file, Typing typing, Scopes scopes, Members members, Functions functions) {
        this.file = file;
        this.typing = typing;
        this.scopes = scopes;
        this.members = members;
        this.selection = new Selection(functions, typing);
    }

    Chosen choose(Value value, int index) {
        return switch (value.kind()) {
            case CALL -> value.parts()[0] < 0 ? unqualified(value) : qualified(value);
            case NEW -> creation(value);
            case CONSTRUCT -> construct(value);
            case REFERENCE -> reference(value, index);
            default -> Chosen.UNKNOWN;
        };
    }

    private Chosen unqualified(Value call) {
        Site site = file.site(call.site());
        boolean mayInherit = false;
        for (ProjectType type : scopes.around(site)) {
            List<Candidate> candidates = members.methods(type.self(), call.text());
            if (!candidates.isEmpty()) {
                return select(candidates, call, List.of(), Tie.TYPE);
            }
            mayInherit |= type.inheritsUnknown();
        }
        List<Candidate> imported = imported(call.text());
        if (!imported.isEmpty()) {
            return select(imported, call, List.of(), Tie.IMPORT);
        }
        return mayInherit || file.imports().staticSingles().containsKey(call.text()) ? Chosen.OUTSIDE : Chosen.UNKNOWN;
    }

    private List<Candidate> imported(String name) {
        List<Candidate> single = imported(file.imports().staticSingles().getOrDefault(name, List.of()), name);
        return single.isEmpty() ? imported(file.imports().staticOnDemand(), name) : single;
    }

    private List<Candidate> imported(List<String> types, String name) {
        List<Candidate> found = new ArrayList<>();
        for (String type : types) {
            TypeModel model = file.universe().find(type);
            if (model != null) {
                members.methods(new Reference(model, List.of()), name).stream()
                        .filter(candidate -> candidate.method().isStatic())
                        .forEach(found::add);
            }
        }
        return found;
    }

    private Chosen qualified(Value call) {
        return switch (scopes.meaning(call.parts()[0])) {
            case Meaning.PackageName ignored -> Chosen.OUTSIDE;
            case Meaning.TypeName named -> of(named.type(), call, tie(named.type()));
            case Meaning.OfType typed -> of(typed.type(), call, Tie.TYPE);
        };
    }

    private Chosen of(JavaType type, Value call, Tie tie) {
        List<Candidate> candidates = members.methods(type, call.text());
        if (candidates.isEmpty()) {
            boolean outside =
                    type instanceof Reference reference && reference.model().inheritsUnknown();
            return outside || type instanceof ArrayOf ? Chosen.OUTSIDE : Chosen.UNKNOWN;
        }
        return select(candidates, call, List.of(), tie);
    }

    /** How the name of a type leads to it. */
    private Tie tie(JavaType type) {
        if (!(type instanceof Reference reference) || !(reference.model() instanceof ProjectType model)) {
            return Tie.OUTSIDE;
        }
        Place place = model.place();
        if (place.path().equals(file.path())) {
            return Tie.SAME_FILE;
        }
        return model.name().startsWith(file.module() + ".")
                        && !file.imports().singles().containsValue(model.name())
                ? Tie.SAME_PACKAGE
                : Tie.IMPORT;
    }

    private Chosen select(List<Candidate> candidates, Value call, List<Variable> typeVariables, Tie tie) {
        boolean anyOurs =
                candidates.stream().anyMatch(candidate -> candidate.method().place() != null);
        Chosen chosen = selection.choose(candidates, typing.arguments(call), typeVariables);
        if (chosen == null || chosen.candidate() == null) {
            return anyOurs ? Chosen.UNKNOWN : Chosen.OUTSIDE;
        }
        return chosen.tied(tie(chosen.candidate(), tie));
    }

    private Tie tie(Candidate candidate, Tie tie) {
        Place place = candidate.method().place();
        if (place == null) {
            return Tie.OUTSIDE;
        }
        return tie == Tie.TYPE && place.path().equals(file.path()) ? Tie.SAME_FILE : tie;
    }

    private Chosen creation(Value creation) {
        JavaType type = file.type(file.site(creation.site()), creation.text());
        if (creation.parts()[0] >= 0 && typing.type(creation.parts()[0]) instanceof Reference outer) {
            TypeModel nested = outer.model().inheritedType(bare(creation.text()));
            type = nested == null ? type : new Reference(nested, List.of());
        }
        if (!(type instanceof Reference reference)) {
            return Chosen.UNKNOWN;
        }
        boolean diamond = creation.text().endsWith("<>");
        return constructor(diamond ? reference.model().self() : reference, creation, diamond, tie(reference));
    }

    private static String bare(String type) {
        int arguments = type.indexOf('<');
        return arguments < 0 ? type : type.substring(0, arguments);
    }

    private Chosen constructor(Reference type, Value call, boolean diamond, Tie tie) {
        List<MethodModel> constructors = type.model().constructors();
        if (constructors.isEmpty()) {
            return type.model() instanceof ProjectType
                    ? new Chosen(null, false, List.of(), tie, type.model())
                    : Chosen.OUTSIDE;
        }
        List<Candidate> candidates = constructors.stream()
                .map(constructor -> Candidate.of(constructor, type.substitution()))
                .toList();
        return select(candidates, call, diamond ? type.model().variables() : List.of(), tie);
    }

    private Chosen construct(Value call) {
        ProjectType own = file.type(file.site(call.site()).type());
        if (call.text().equals("this")) {
            return constructor(own.self(), call, false, Tie.SAME_FILE);
        }
        for (Reference parent : own.supertypes()) {
            if (!parent.model().isInterface()) {
                return constructor(parent, call, false, tie(parent));
            }
        }
        return Chosen.OUTSIDE;
    }

    private Chosen reference(Value reference, int index) {
        Function function = typing.expected(index);
        Named named = named(reference);
        if (named.type() == null) {
            return named.outside() ? Chosen.OUTSIDE : Chosen.UNKNOWN;
        }
        Tie tie = named.isType() ? tie(named.type()) : Tie.TYPE;
        if (named.name().equals("new")) {
            return constructorReference(named.type(), function, tie);
        }
        List<Candidate> candidates = members.methods(named.type(), named.name());
        Chosen chosen = function == null
                ? single(candidates)
                : named.isType()
                        ? ofType(candidates, named, function)
                        : selection.choose(candidates, arguments(function.parameters()), List.of());
        if (chosen == null || chosen.candidate() == null) {
            boolean ours =
                    candidates.stream().anyMatch(candidate -> candidate.method().place() != null);
            return ours ? Chosen.UNKNOWN : Chosen.OUTSIDE;
        }
        return chosen.tied(tie(chosen.candidate(), tie));
    }

    private @Nullable Chosen single(List<Candidate> candidates) {
        return candidates.size() == 1
                ? new Chosen(
                        candidates.getFirst(),
                        false,
                        candidates.getFirst().method().variables(),
                        Tie.TYPE,
                        null)
                : null;
    }

    /** Named through a type: a static method takes all that is given, another is called on the first of it. */
    private @Nullable Chosen ofType(List<Candidate> candidates, Named named, Function function) {
        List<Candidate> statics = candidates.stream()
                .filter(candidate -> candidate.method().isStatic())
                .toList();
        Chosen chosen = selection.choose(statics, arguments(function.parameters()), List.of());
        if (chosen != null || function.parameters().isEmpty()) {
            return chosen;
        }
        JavaType receiver = function.parameters().getFirst();
        JavaType type = named.type();
        Reference seen = type instanceof Reference reference ? Relations.as(receiver, reference.model()) : null;
        List<Candidate> instance = (seen == null ? candidates : members.methods(seen, named.name()))
                .stream().filter(candidate -> !candidate.method().isStatic()).toList();
        List<JavaType> rest =
                function.parameters().subList(1, function.parameters().size());
        return selection.choose(instance, arguments(rest), List.of());
    }

    private Chosen constructorReference(JavaType type, @Nullable Function function, Tie tie) {
        if (!(type instanceof Reference reference)) {
            return Chosen.OUTSIDE;
        }
        List<MethodModel> constructors = reference.model().constructors();
        if (constructors.isEmpty()) {
            return reference.model() instanceof ProjectType
                    ? new Chosen(null, false, List.of(), tie, reference.model())
                    : Chosen.OUTSIDE;
        }
        List<Candidate> candidates = constructors.stream()
                .map(constructor -> new Candidate(constructor, constructor.parameters(), constructor.result()))
                .toList();
        Chosen chosen = function == null
                ? single(candidates)
                : selection.choose(
                        candidates,
                        arguments(function.parameters()),
                        reference.model().variables());
        if (chosen == null || chosen.candidate() == null) {
            return reference.model() instanceof ProjectType ? Chosen.UNKNOWN : Chosen.OUTSIDE;
        }
        return chosen.tied(tie(chosen.candidate(), tie));
    }

    private static List<Argument> arguments(List<JavaType> types) {
        return types.stream().map(Argument::of).toList();
    }

    /** What a reference names: a type or a value, and the method's name. */
    private record Named(@Nullable JavaType type, boolean isType, String name, boolean outside) {}

    private Named named(Value reference) {
        int space = reference.text().indexOf(' ');
        if (space > 0) {
            JavaType type =
                    file.type(file.site(reference.site()), reference.text().substring(space + 1));
            return new Named(type, true, reference.text().substring(0, space), false);
        }
        return switch (scopes.meaning(reference.parts()[0])) {
            case Meaning.TypeName named -> new Named(named.type(), true, reference.text(), false);
            case Meaning.OfType typed ->
                new Named(typed.type() == Special.UNKNOWN ? null : typed.type(), false, reference.text(), false);
            case Meaning.PackageName ignored -> new Named(null, false, reference.text(), true);
        };
    }

    /** Whether a named method could be used as a function, by how many arguments it takes and whether it gives something. */
    boolean referenceFits(Value reference, Function function) {
        Named named = named(reference);
        if (named.type() == null) {
            return true;
        }
        int given = function.parameters().size();
        if (named.name().equals("new")) {
            return !(named.type() instanceof Reference type)
                    || type.model().constructors().isEmpty()
                    || type.model().constructors().stream().anyMatch(constructor -> constructor.accepts(given));
        }
        List<Candidate> candidates = members.methods(named.type(), named.name());
        boolean gives = function.result() != Special.VOID;
        return candidates.isEmpty()
                || candidates.stream().anyMatch(candidate -> {
                    boolean unbound = named.isType() && !candidate.method().isStatic();
                    boolean count = candidate.method().accepts(unbound ? given - 1 : given);
                    return count && !(gives && candidate.result() == Special.VOID);
                });
    }
}
