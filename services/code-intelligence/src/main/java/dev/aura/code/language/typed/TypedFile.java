package dev.aura.code.language.typed;

import dev.aura.code.language.calls.CallFacts;
import dev.aura.code.language.calls.CallFacts.Site;
import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.Member;
import dev.aura.code.language.calls.TypeShape;
import dev.aura.code.language.calls.TypeShape.TypeVariable;
import dev.aura.code.language.typed.Term.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file with the types that are written in it: each is looked up once, when it is asked for. */
public abstract class TypedFile {

    private static final int AROUND_MAX = 64;

    private final CallUnit unit;
    private final Map<Written, Term> terms = new HashMap<>();

    /** A type that is written somewhere. */
    private record Written(int type, int member, String text) {}

    /** What declares type parameters: the number of the type, and of its member or -1. */
    public record Owner(String path, int type, int member) {}

    protected TypedFile(CallUnit unit) {
        this.unit = unit;
    }

    public final CallUnit unit() {
        return unit;
    }

    public final String path() {
        return unit.path();
    }

    public final CallFacts facts() {
        return unit.facts();
    }

    public final TypeShape shape(int type) {
        return facts().types().get(type);
    }

    public final boolean isExtension(int type) {
        return shape(type).name().equals(FactsWriter.EXTENSION);
    }

    public final Item item(int type, int member) {
        Member shape = shape(type).members().get(member);
        return new Item(path(), type, member, shape, List.of(new Place(path(), shape.line(), shape.column())));
    }

    private List<TypeVariable> declared(int type, int member) {
        return member < 0
                ? shape(type).variables()
                : shape(type).members().get(member).variables();
    }

    /** The parameters that a function or type declares itself. */
    public final List<Variable> variables(int type, int member) {
        List<Variable> variables = new ArrayList<>();
        declared(type, member)
                .forEach(variable -> variables.add(new Variable(new Owner(path(), type, member), variable.name())));
        return variables;
    }

    /** A type with its own parameters. */
    public final Term self(Term.Head head, int type) {
        return new Term(head, variables(type, -1).stream().map(Term::of).toList());
    }

    /** The parameter that a name stands for in a type or function, or in what is around; null where it is none. */
    public final @Nullable Variable variable(int type, int member, String name) {
        Site at = new Site(type, member);
        for (int around = 0; around < AROUND_MAX; around++) {
            for (int own : at.member() < 0 ? new int[] {-1} : new int[] {at.member(), -1}) {
                if (declared(at.type(), own).stream()
                        .anyMatch(variable -> variable.name().equals(name))) {
                    return new Variable(new Owner(path(), at.type(), own), name);
                }
            }
            if (shape(at.type()).site() < 0) {
                return null;
            }
            at = facts().sites().get(shape(at.type()).site());
        }
        return null;
    }

    /** What a parameter must be, as it is written. */
    public final List<Term> bounds(Variable variable) {
        Owner owner = (Owner) variable.owner();
        return declared(owner.type(), owner.member()).stream()
                .filter(declared -> declared.name().equals(variable.name()))
                .flatMap(declared -> declared.bounds().stream())
                .map(text -> term(owner.type(), owner.member(), text))
                .toList();
    }

    /** A type as written in a type or one of its members. */
    public final Term term(int type, int member, String text) {
        Written written = new Written(type, member, text);
        Term known = terms.get(written);
        if (known == null) {
            known = lookup(type, member, TermText.parse(text));
            terms.put(written, known);
        }
        return known;
    }

    /** A type as written at a site. */
    public final Term term(int site, String text) {
        Site at = facts().sites().get(site);
        return term(at.type(), at.member(), text);
    }

    /** The type of a function as declared. */
    public final Term signature(Item item) {
        return term(
                item.type(),
                item.member(),
                TermText.function(item.shape().parameters(), item.shape().type()));
    }

    /** What the words of a type mean. */
    protected abstract Term lookup(int type, int member, Term parsed);
}
