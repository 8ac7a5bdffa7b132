package dev.aura.code.go.calls;

import dev.aura.code.language.calls.CallSystem.Tie;
import dev.aura.code.language.typed.FactsWriter;
import dev.aura.code.language.typed.Item;
import dev.aura.code.language.typed.Meaning;
import dev.aura.code.language.typed.Term;
import dev.aura.code.language.typed.Term.Variable;
import dev.aura.code.language.typed.TypedFile.Owner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds fields and methods as Go does: the one that is embedded least deeply. */
final class Selection {

    private static final int LEVELS_MAX = 12;
    private static final int CHAIN_MAX = 16;

    private final GoWorkspace workspace;
    private final Types types;

    /** The types of values, which another class finds out. */
    interface Types {
        Term value(String path, int value);
    }

    Selection(GoWorkspace workspace, Types types) {
        this.workspace = workspace;
        this.types = types;
    }

    /** What a name after a dot stands for. */
    Meaning select(Term on, String name) {
        List<Term> level = List.of(pointed(on));
        Set<Term.Head> seen = new HashSet<>();
        boolean outside = false;
        for (int depth = 0; depth < LEVELS_MAX && !level.isEmpty(); depth++) {
            List<Term> next = new ArrayList<>();
            for (Term holder : level) {
                outside |= holder.isOutside() || holder.is("error");
                Meaning found = seen.add(holder.head()) ? own(holder, name, next) : null;
                if (found != null) {
                    return found;
                }
            }
            level = next;
        }
        return outside ? Library.member(pointed(on), name) : Meaning.UNKNOWN;
    }

    /** A member of a type itself; what may have others comes to the next level. */
    private @Nullable Meaning own(Term holder, String name, List<Term> next) {
        if (holder.head() instanceof Variable variable) {
            next.addAll(bounds(variable));
            return null;
        }
        if (!(holder.head() instanceof GoType type)) {
            return null;
        }
        Map<Variable, Term> bound = new HashMap<>();
        type.self().bind(holder, bound);
        for (GoType version : versions(type)) {
            Item item = version.member(name);
            if (item != null) {
                return Meaning.of(item, of(item, holder), Tie.TYPE);
            }
            version.embedded().forEach(embedded -> next.add(pointed(embedded.with(bound))));
        }
        Term made = type.made();
        if (made != null) {
            Term under = made.with(bound);
            if (under.isOutside() || under.isUnknown()) {
                next.add(under);
            } else if (under.head() instanceof GoType other) {
                return inherited(other, under, name, next);
            }
        }
        return null;
    }

    /** A type that is made of another one has its fields, and its methods where that is an interface. */
    private @Nullable Meaning inherited(GoType other, Term under, String name, List<Term> next) {
        List<Term> beyond = new ArrayList<>();
        Meaning found = own(under, name, beyond);
        if (found != null && (other.isInterface() || !found.is(Meaning.Kind.FUNCTION))) {
            return found;
        }
        next.addAll(beyond);
        return null;
    }

    private static List<GoType> versions(GoType type) {
        if (type.others().isEmpty()) {
            return List.of(type);
        }
        List<GoType> all = new ArrayList<>(List.of(type));
        all.addAll(type.others());
        return all;
    }

    /** What a type parameter must be. */
    List<Term> bounds(Variable variable) {
        Owner owner = (Owner) variable.owner();
        GoFile file = workspace.file(owner.path());
        if (file == null) {
            return List.of();
        }
        boolean ofReceiver = owner.member() < 0 && file.isExtension(owner.type());
        return ofReceiver ? ofReceiver(file, owner.type(), variable) : file.bounds(variable);
    }

    /** A method names the parameters of its type anew. */
    private List<Term> ofReceiver(GoFile file, int extension, Variable variable) {
        Term receiver = file.receiver(extension);
        int index = receiver.args().indexOf(Term.of(variable));
        if (index < 0 || !(receiver.head() instanceof GoType type)) {
            return List.of();
        }
        List<Term> own = type.self().args();
        return index < own.size() && own.get(index).head() instanceof Variable declared ? bounds(declared) : List.of();
    }

    /** The type of a member as seen on an object of some type; of what belongs to a package as it is. */
    Term of(Item item, Term holder) {
        GoFile file = workspace.file(item.path());
        if (file == null) {
            return Term.UNKNOWN;
        }
        Term written = item.isFunction() ? file.signature(item) : valueType(file, item);
        if (holder.args().isEmpty()) {
            return written;
        }
        Map<Variable, Term> bound = new HashMap<>();
        GoType type = file.type(item.type());
        Term declared = type == null ? file.receiver(item.type()) : type.self();
        declared.bind(holder, bound);
        return written.with(bound);
    }

    private Term valueType(GoFile file, Item item) {
        int value = FactsWriter.valueOf(item.shape().type());
        return value < 0 ? file.term(item.type(), item.member(), item.shape().type()) : types.value(item.path(), value);
    }

    /** What a pointer leads to, and any other type itself. */
    Term pointed(Term term) {
        Term under = term.head() instanceof GoType type && type.made() != null ? underlying(term) : term;
        return under.is(TypeWriter.POINTER) ? under.arg(0) : term;
    }

    /** The type without the name that it may have. */
    Term underlying(Term term) {
        Term at = term;
        for (int step = 0; step < CHAIN_MAX; step++) {
            Term next = null;
            if (at.head() instanceof GoType type) {
                Term made = type.made();
                Map<Variable, Term> bound = new HashMap<>();
                type.self().bind(at, bound);
                next = made == null ? type.isInterface() ? core(type.embedded()) : null : made.with(bound);
            } else if (at.head() instanceof Variable variable) {
                next = core(bounds(variable));
            } else if (at.is(TypeWriter.LIKE) || at.is(TypeWriter.UNION)) {
                next = at.arg(0);
            }
            if (next == null) {
                return at;
            }
            at = next;
        }
        return Term.UNKNOWN;
    }

    /** The type that all of a constraint's are made of, by its first. */
    private @Nullable Term core(List<Term> bounds) {
        for (Term bound : bounds) {
            boolean element = bound.is(TypeWriter.LIKE) || bound.is(TypeWriter.UNION);
            boolean constraint = bound.head() instanceof GoType type && type.isInterface();
            if (element || constraint || bound.isOutside() || Predeclared.isMade(bound)) {
                return bound;
            }
        }
        return null;
    }
}
