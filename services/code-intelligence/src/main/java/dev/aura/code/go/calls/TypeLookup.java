package dev.aura.code.go.calls;

import dev.aura.code.language.typed.Term;
import dev.aura.code.language.typed.Term.Variable;
import dev.aura.code.language.typed.Term.Word;
import java.util.ArrayList;
import java.util.List;

/** What the names in a type mean at a place of a file. */
final class TypeLookup {

    private final GoFile file;
    private final int type;
    private final int member;

    TypeLookup(GoFile file, int type, int member) {
        this.file = file;
        this.type = type;
        this.member = member;
    }

    /** A type as it was parsed, with its words looked up. */
    Term term(Term parsed) {
        List<Term> args = new ArrayList<>(parsed.args().size());
        parsed.args().forEach(arg -> args.add(term(arg)));
        Term head = named(parsed.word());
        if (args.isEmpty() || (head.head() instanceof Word word && word.text().equals("?"))) {
            return head;
        }
        if (head.head() instanceof GoType && !head.args().isEmpty()) {
            return head; // another name for a type with arguments
        }
        return new Term(head.head(), args);
    }

    private Term named(String name) {
        if (name.startsWith("#")) {
            GoType local = file.type(Integer.parseInt(name, 1, name.length(), 10));
            return local == null ? Term.UNKNOWN : meant(local);
        }
        int dot = name.indexOf('.');
        if (dot > 0 && !name.equals(TypeWriter.VARIADIC)) {
            return qualified(name.substring(0, dot), name.substring(dot + 1));
        }
        Variable variable = file.variable(type, member, name);
        return variable == null ? topLevel(name) : Term.of(variable);
    }

    private Term qualified(String module, String name) {
        String path = file.imported(module);
        if (path == null) {
            return Term.UNKNOWN;
        }
        GoPackage imported = file.workspace().imported(path);
        if (imported == null) {
            return Term.word("!" + path + "." + name);
        }
        GoType found = imported.type(name);
        return found == null ? Term.UNKNOWN : meant(found);
    }

    private Term topLevel(String name) {
        GoType beside = file.home().type(name);
        if (beside != null) {
            return meant(beside);
        }
        boolean outside = false;
        for (String path : file.dotImports()) {
            GoPackage imported = file.workspace().imported(path);
            GoType found = imported == null ? null : imported.type(name);
            if (found != null) {
                return meant(found);
            }
            outside |= imported == null;
        }
        return Predeclared.isType(name) ? Term.word(name) : outside ? Term.OUTSIDE : Term.UNKNOWN;
    }

    /** The type itself, or the one that it is another name for. */
    private Term meant(GoType found) {
        if (!found.isAlias()) {
            return Term.of(found);
        }
        return file.workspace().alias(found);
    }
}
