package dev.aura.code.rust.calls;

import dev.aura.code.language.calls.CallSystem.Tie;
import dev.aura.code.language.calls.Member;
import dev.aura.code.language.typed.Item;
import dev.aura.code.language.typed.Meaning;
import dev.aura.code.language.typed.Term;
import dev.aura.code.language.typed.Term.Variable;
import dev.aura.code.language.typed.TermText;
import dev.aura.code.language.typed.TypedFile.Owner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds methods, associated functions and fields as Rust does: of the type itself, then of its traits, then of what it leads to. */
final class Methods {

    private static final int STEPS_MAX = 10;
    private static final int BOUNDS_MAX = 6;
    private static final int DEPTH_MAX = 12;
    private static final String ARGUMENT = "=";

    private final RustWorkspace workspace;

    /** How many types of types are being looked up. */
    private int projecting;

    Methods(RustWorkspace workspace) {
        this.workspace = workspace;
    }

    /** A declared item without an object. */
    Meaning named(Item item, Tie tie) {
        return meaning(item, Map.of(), tie);
    }

    private Meaning meaning(Item item, Map<Variable, Term> bound, Tie tie) {
        RustFile file = workspace.file(item.path());
        if (file == null) {
            return Meaning.UNKNOWN;
        }
        Term written = item.isFunction()
                ? file.functionType(item)
                : file.term(item.type(), item.member(), item.shape().type());
        Term term = normal(written.with(bound));
        return file.isForeign()
                ? new Meaning(item.isFunction() ? Meaning.Kind.FUNCTION : Meaning.Kind.VALUE, term, null, Tie.OUTSIDE)
                : Meaning.of(item, term, tie);
    }

    /** A variant of an enum; null where it has none of the name. */
    @Nullable
    Meaning variant(RustType type, String name) {
        Item item = type.isTrait() ? null : type.member(name);
        return item == null || !item.shape().is(Member.STATIC) ? null : named(item, Tie.IMPORT);
    }

    /** What a type has by a name: a variant, a function, a constant, or a type. */
    Meaning associated(Term type, String name) {
        Map<Variable, Term> bound = new HashMap<>();
        if (type.head() instanceof RustType declared) {
            declared.self().bind(type, bound);
            Item own = declared.member(name);
            if (own != null && (declared.isTrait() || own.shape().is(Member.STATIC))) {
                return meaning(own, bound, Tie.TYPE);
            }
        }
        Meaning found = find(type, name);
        if (found != null) {
            return found;
        }
        Term projected = projection(type, name);
        return !projected.isUnknown() ? Meaning.type(projected) : isForeign(type) ? Meaning.OUTSIDE : Meaning.UNKNOWN;
    }

    /** The method that a call on an object reaches. */
    Meaning method(Term on, String name) {
        boolean outside = false;
        Term at = on;
        for (int step = 0; step < STEPS_MAX && at != null; step++) {
            Meaning found = find(at, name);
            if (found != null) {
                return found;
            }
            outside |= isForeign(at);
            at = pointed(at);
        }
        return outside ? Meaning.OUTSIDE : Meaning.UNKNOWN;
    }

    /** The field of an object. */
    Meaning field(Term on, String name) {
        boolean outside = false;
        Term at = on;
        for (int step = 0; step < STEPS_MAX && at != null; step++) {
            if (at.is(TermText.SEVERAL) && !name.isEmpty() && Character.isDigit(name.charAt(0))) {
                return Meaning.value(at.arg(Integer.parseInt(name.substring(0, Math.min(3, name.length())))));
            }
            if (at.head() instanceof RustType type && type.member(name) != null) {
                Map<Variable, Term> bound = new HashMap<>();
                type.self().bind(at, bound);
                return meaning(Objects.requireNonNull(type.member(name)), bound, Tie.TYPE);
            }
            outside |= isForeign(at);
            at = pointed(at);
        }
        return outside ? Meaning.OUTSIDE : Meaning.UNKNOWN;
    }

    /** Whether a type is not of the workspace, so that it may have what we do not know of. */
    static boolean isForeign(Term term) {
        if (term.head() instanceof RustType type) {
            return type.isForeign();
        }
        return switch (term.word()) {
            case "", "?", TypeWriter.REFERENCE, TypeWriter.DYNAMIC, TypeWriter.SOME -> false;
            default -> !term.word().startsWith(TypeWriter.MEMBER);
        };
    }

    /** What a reference or smart pointer leads to; null where it leads nowhere. */
    @Nullable
    Term pointed(Term term) {
        if (term.is(TypeWriter.REFERENCE)) {
            return term.arg(0);
        }
        for (Implementation found : workspace.implementations(term.head())) {
            RustType trait = found.traitType();
            if (trait != null && trait.isNamed("Deref") && trait.isForeign()) {
                return projection(term, "Target");
            }
        }
        return null;
    }

    private @Nullable Meaning find(Term on, String name) {
        List<Implementation> all = workspace.implementations(on.head());
        Meaning found = held(all, on, name, true);
        found = found == null ? held(all, on, name, false) : found;
        found = found == null ? given(all, on, name) : found;
        found = found == null ? bounded(on, on, name, 0) : found;
        return found == null ? blanket(on, name) : found;
    }

    private @Nullable Meaning held(List<Implementation> all, Term on, String name, boolean inherent) {
        Meaning first = null;
        for (Implementation found : all) {
            Item item = found.isInherent() == inherent ? found.items().get(name) : null;
            if (item != null && (item.isFunction() || item.shape().is(Member.STATIC))) {
                Meaning meaning = meaning(item, bound(found, on), Tie.TYPE);
                if (fits(found.self(), on, 0)) {
                    return meaning;
                }
                first = first == null ? meaning : first;
            }
        }
        return first;
    }

    /** Whether an implementation may be for a type, as far as arguments tell. */
    private static boolean fits(Term self, Term on, int depth) {
        if (self.head() instanceof Variable || on.head() instanceof Variable || self.isUnknown() || on.isUnknown()) {
            return true;
        }
        if (!self.head().equals(on.head())) {
            return false;
        }
        for (int index = 0; index < Math.min(self.args().size(), on.args().size()) && depth < DEPTH_MAX; index++) {
            if (!fits(self.args().get(index), on.args().get(index), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private Map<Variable, Term> bound(Implementation found, Term on) {
        Map<Variable, Term> bound = new HashMap<>();
        found.self().bind(on, bound);
        return bound;
    }

    /** What a trait gives to its types, derived ones too. */
    private @Nullable Meaning given(List<Implementation> all, Term on, String name) {
        for (Implementation found : all) {
            RustType trait = found.traitType();
            Item item = trait == null ? null : trait.member(name);
            if (trait != null && item != null) {
                return meaning(item, bound(trait, found.trait().with(bound(found, on)), on), Tie.TYPE);
            }
        }
        if (on.head() instanceof RustType type && !type.isTrait()) {
            for (String derived : type.shape().supertypes()) {
                Term trait = type.file().term(type.number(), -1, derived);
                Meaning found = trait.head() instanceof RustType head ? ofTrait(head, trait, on, name) : null;
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable Meaning ofTrait(RustType trait, Term written, Term on, String name) {
        Item item = trait.member(name);
        return item == null ? null : meaning(item, bound(trait, written, on), Tie.TYPE);
    }

    /** The parameters of a trait as written, and its object. */
    private static Map<Variable, Term> bound(RustType trait, Term written, Term self) {
        Map<Variable, Term> bound = new HashMap<>();
        List<Variable> variables = trait.file().variables(trait.number(), -1);
        int index = 0;
        for (Variable variable : variables) {
            if (variable.name().equals(TypeWriter.SELF)) {
                bound.put(variable, self);
            } else if (index < written.args().size() && !isNamed(written.args().get(index))) {
                bound.put(variable, written.args().get(index));
            }
            index++;
        }
        return bound;
    }

    private static boolean isNamed(Term argument) {
        return argument.word().endsWith(ARGUMENT);
    }

    /** A method of what a parameter, or some type that is not told, is said to have. */
    private @Nullable Meaning bounded(Term at, Term on, String name, int depth) {
        for (Term bound : bounds(at)) {
            if (!(bound.head() instanceof RustType trait) || depth > BOUNDS_MAX) {
                continue;
            }
            Meaning found = ofTrait(trait, bound, on, name);
            if (found != null) {
                return found;
            }
            for (Term above : above(trait, bound, on)) {
                Meaning inherited = bounded(Term.word(TypeWriter.DYNAMIC, above), on, name, depth + 1);
                if (inherited != null) {
                    return inherited;
                }
            }
        }
        return null;
    }

    /** The traits that one asks for. */
    private static List<Term> above(RustType trait, Term written, Term self) {
        List<Term> above = new ArrayList<>();
        Map<Variable, Term> bound = bound(trait, written, self);
        trait.shape()
                .supertypes()
                .forEach(text ->
                        above.add(trait.file().term(trait.number(), -1, text).with(bound)));
        return above;
    }

    List<Term> bounds(Term term) {
        if (term.is(TypeWriter.DYNAMIC) || term.is(TypeWriter.SOME)) {
            return term.args();
        }
        if (term.head() instanceof Variable variable && variable.owner() instanceof Owner owner) {
            RustFile file = workspace.file(owner.path());
            return file == null ? List.of() : file.bounds(variable);
        }
        return List.of();
    }

    /** What is implemented for all types that have some trait. */
    private @Nullable Meaning blanket(Term on, String name) {
        for (Implementation found : workspace.blankets()) {
            RustType trait = found.traitType();
            Item own = found.items().get(name);
            Item item = own != null || trait == null ? own : trait.member(name);
            if (item == null || !has(on, found)) {
                continue;
            }
            return own != null || trait == null
                    ? meaning(item, bound(found, on), Tie.TYPE)
                    : meaning(item, bound(trait, found.trait().with(bound(found, on)), on), Tie.TYPE);
        }
        return null;
    }

    private boolean has(Term on, Implementation blanket) {
        for (Term bound : bounds(blanket.self())) {
            if (bound.head() instanceof RustType trait && !has(on, trait)) {
                return false;
            }
        }
        return !on.isUnknown();
    }

    /** Whether a type is known to have a trait. */
    boolean has(Term on, RustType trait) {
        for (Implementation found : workspace.implementations(on.head())) {
            if (trait.equals(found.traitType())) {
                return true;
            }
        }
        return bounds(on).stream().anyMatch(bound -> bound.head().equals(trait));
    }

    /** The type that another one has by a name, such as the item of an iterator. */
    Term projection(Term on, String name) {
        if (projecting >= DEPTH_MAX) {
            return Term.UNKNOWN;
        }
        projecting++;
        try {
            return projected(on, name);
        } finally {
            projecting--;
        }
    }

    private Term projected(Term on, String name) {
        for (Implementation found : workspace.implementations(on.head())) {
            Item item = found.items().get(ItemReader.TYPE + name);
            if (item != null) {
                Term type = found.file()
                        .term(item.type(), item.member(), item.shape().type());
                return normal(type.with(bound(found, on)));
            }
        }
        return projection(on, on, name, 0);
    }

    private Term projection(Term at, Term on, String name, int depth) {
        for (Term bound : bounds(at)) {
            for (Term argument : bound.args()) {
                if (argument.is(name + ARGUMENT)) {
                    return argument.arg(0);
                }
            }
            if (bound.head() instanceof RustType trait && depth < BOUNDS_MAX) {
                for (Term above : above(trait, bound, on)) {
                    Term found = projection(Term.word(TypeWriter.DYNAMIC, above), on, name, depth + 1);
                    if (!found.isUnknown()) {
                        return found;
                    }
                }
            }
        }
        return at.isOutside() ? Term.OUTSIDE : Term.UNKNOWN;
    }

    /** A type with the types that others have by a name looked up. */
    Term normal(Term term) {
        return normal(term, 0);
    }

    private Term normal(Term term, int depth) {
        if (term.args().isEmpty() || depth > DEPTH_MAX) {
            return term;
        }
        List<Term> args = new ArrayList<>();
        boolean changed = false;
        for (Term arg : term.args()) {
            Term found = normal(arg, depth + 1);
            changed |= !found.equals(arg);
            args.add(found);
        }
        Term same = changed ? new Term(term.head(), args) : term;
        if (!term.word().startsWith(TypeWriter.MEMBER)) {
            return same;
        }
        Term found = projection(args.getFirst(), term.word().substring(TypeWriter.MEMBER.length()));
        return found.isUnknown() ? same : found;
    }
}
