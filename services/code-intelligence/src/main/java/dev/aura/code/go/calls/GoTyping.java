package dev.aura.code.go.calls;

import dev.aura.code.language.calls.CallFacts;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.CallSystem.Tie;
import dev.aura.code.language.calls.Value;
import dev.aura.code.language.typed.Item;
import dev.aura.code.language.typed.Meaning;
import dev.aura.code.language.typed.Term;
import dev.aura.code.language.typed.Term.Variable;
import dev.aura.code.language.typed.TermText;
import dev.aura.code.language.typed.Typing;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the expressions of one file stand for. */
final class GoTyping extends Typing {

    private final GoFile file;
    private final Selection selection;
    private final CallResults results;

    GoTyping(GoFile file, Selection selection) {
        super(file.facts().values());
        this.file = file;
        this.selection = selection;
        this.results = new CallResults(file.workspace(), selection, this);
    }

    @Override
    protected Meaning read(Value value) {
        return switch (value.kind()) {
            case TYPE -> Meaning.value(file.term(value.site(), value.text()));
            case NAME -> name(value);
            case MEMBER -> member(value);
            case KEY -> selection.select(part(value, 0), value.text());
            case CALL -> results.of(value);
            case ELEMENT -> element(value);
            case ITEM -> Meaning.value(item(selection.underlying(part(value, 0)), value.text()));
            case COMPONENT -> Meaning.value(component(part(value, 0), Integer.parseInt(value.text())));
            case ADDRESS -> address(value);
            case EITHER -> Meaning.value(either(value));
            default -> Meaning.UNKNOWN;
        };
    }

    private Meaning name(Value value) {
        String name = value.text();
        if (name.startsWith("#")) {
            return Meaning.type(file.term(value.site(), name));
        }
        if (name.startsWith(":")) {
            return Meaning.type(file.term(value.site(), name.substring(1)));
        }
        CallFacts.Site site = file.facts().sites().get(value.site());
        Variable variable = file.variable(site.type(), site.member(), name);
        if (variable != null) {
            return Meaning.type(Term.of(variable));
        }
        Meaning declared = declared(file.home(), name, null);
        String module = declared == null ? file.imported(name) : null;
        return declared != null ? declared : module != null ? Meaning.module(module) : undeclared(name);
    }

    /** What a package declares by a name; null where it does not. */
    private @Nullable Meaning declared(GoPackage home, String name, @Nullable Tie imported) {
        Item item = home.item(name);
        if (item != null) {
            Tie beside = item.places().stream().map(Place::path).anyMatch(file.path()::equals)
                    ? Tie.SAME_FILE
                    : Tie.SAME_PACKAGE;
            return Meaning.of(item, selection.of(item, Term.UNKNOWN), imported == null ? beside : imported);
        }
        GoType type = home.type(name);
        return type == null
                ? null
                : Meaning.type(type.isAlias() ? file.workspace().alias(type) : Term.of(type));
    }

    private Meaning undeclared(String name) {
        boolean outside = false;
        for (String path : file.dotImports()) {
            GoPackage imported = file.workspace().imported(path);
            Meaning found = imported == null ? null : declared(imported, name, Tie.IMPORT);
            if (found != null) {
                return found;
            }
            outside |= imported == null;
        }
        if (Predeclared.isFunction(name)) {
            return new Meaning(Meaning.Kind.FUNCTION, Term.word(name), null, Tie.OUTSIDE);
        }
        return Predeclared.isType(name) ? Meaning.type(Term.word(name)) : outside ? Meaning.OUTSIDE : Meaning.UNKNOWN;
    }

    private Meaning member(Value value) {
        Meaning on = meaning(value.parts()[0]);
        if (!on.is(Meaning.Kind.MODULE)) {
            return selection.select(on.term(), value.text());
        }
        String path = on.term().word();
        GoPackage imported = file.workspace().imported(path);
        if (imported == null) {
            return new Meaning(Meaning.Kind.VALUE, Term.word("!" + path + "." + value.text()), null, Tie.OUTSIDE);
        }
        Meaning found = declared(imported, value.text(), Tie.IMPORT);
        return found == null ? Meaning.UNKNOWN : found;
    }

    private Meaning element(Value value) {
        Meaning on = meaning(value.parts()[0]);
        Term term = on.term();
        if (on.is(Meaning.Kind.FUNCTION)) {
            return results.instantiated(on, arguments(value));
        }
        if (on.is(Meaning.Kind.TYPE)) {
            return value.text().equals("*")
                    ? Meaning.type(Term.word(TypeWriter.POINTER, term))
                    : Meaning.type(new Term(term.head(), arguments(value)));
        }
        Term under = selection.underlying(term);
        if (under.is(TypeWriter.POINTER) && value.text().isEmpty()) {
            under = selection.underlying(under.arg(0));
        }
        return Meaning.value(
                switch (under.word()) {
                    case TypeWriter.POINTER, TypeWriter.LIST, TypeWriter.CHANNEL, TypeWriter.VARIADIC -> under.arg(0);
                    case TypeWriter.MAP -> under.arg(1);
                    case "string" -> Term.word("byte");
                    default -> under.isOutside() ? Term.OUTSIDE : Term.UNKNOWN;
                });
    }

    private List<Term> arguments(Value value) {
        return Arrays.stream(value.parts()).skip(1).mapToObj(this::term).toList();
    }

    /** What a loop over a value yields: its first or second name. */
    private Term item(Term over, String which) {
        boolean first = which.equals("0");
        Term under = over.is(TypeWriter.POINTER) ? selection.underlying(over.arg(0)) : over;
        return switch (under.word()) {
            case TypeWriter.LIST -> first ? Term.word("int") : under.arg(0);
            case TypeWriter.MAP -> under.arg(first ? 0 : 1);
            case TypeWriter.CHANNEL -> under.arg(0);
            case "string" -> Term.word(first ? "int" : "rune");
            case "int" -> under;
            default -> Library.sequence(under, first ? 0 : 1);
        };
    }

    private static Term component(Term term, int index) {
        if (term.is(TermText.SEVERAL) || term.isOutside()) {
            return term.isOutside() ? Term.OUTSIDE : term.arg(index);
        }
        return index == 0 ? term : Term.word("bool");
    }

    private Meaning address(Value value) {
        Term term = part(value, 0);
        return Meaning.value(term.isUnknown() ? term : Term.word(TypeWriter.POINTER, term));
    }

    private Term either(Value value) {
        Term left = part(value, 0);
        if (value.parts().length == 1) {
            Term under = selection.underlying(left);
            return under.is(TypeWriter.POINTER) ? under.arg(0) : left;
        }
        return Predeclared.isWeak(left) && !part(value, 1).isUnknown() ? part(value, 1) : left;
    }
}
