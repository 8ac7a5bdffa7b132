package dev.aura.code.rust.calls;

import dev.aura.code.language.calls.CallSystem.Tie;
import dev.aura.code.language.typed.Item;
import dev.aura.code.language.typed.Meaning;
import dev.aura.code.language.typed.Term;
import dev.aura.code.language.typed.Term.Variable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows paths through modules, imports and what modules show of their imports. */
final class Paths {

    private static final int DEPTH_MAX = 32;
    private static final Set<String> LIBRARIES = Set.of("std", "core", "alloc");
    private static final String PRELUDE = RustWorkspace.LIBRARY + "::prelude";

    /** What libraries call by this name has what the standard one has. */
    private static final String RESULT = "Result";

    private static final String[] RESULT_PATH = {RustWorkspace.LIBRARY, "result", RESULT};

    private static final Set<String> PRIMITIVES = Set.of(
            "bool", "char", "str", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128",
            "usize", "f32", "f64");

    private final RustWorkspace workspace;
    private final Deque<Asked> open = new ArrayDeque<>();

    /** What is being looked up, so that imports that import themselves end. */
    private record Asked(RustModule module, String name, boolean value) {}

    Paths(RustWorkspace workspace) {
        this.workspace = workspace;
    }

    /** What a type that is written means. */
    Term type(RustFile file, int type, int member, String word, List<Term> args) {
        if (word.equals(TypeWriter.SELF)) {
            return file.selfAt(type);
        }
        String[] parts = word.split(TypeWriter.MEMBER, -1);
        Variable variable = file.variable(type, member, parts[0]);
        if (variable != null) {
            return parts.length == 1 ? Term.of(variable) : Term.word(TypeWriter.MEMBER + parts[1], Term.of(variable));
        }
        Meaning found = find(file.moduleAt(type), parts, false);
        if (found == null || found.isUnknown()) {
            return Term.UNKNOWN;
        }
        if (!found.is(Meaning.Kind.TYPE)) {
            boolean result = parts[parts.length - 1].equals(RESULT) && !args.isEmpty();
            Meaning usual = result ? find(file.moduleAt(type), RESULT_PATH, false) : null;
            return usual != null ? new Term(usual.term().head(), args) : new Term(new Term.Word("!" + word), args);
        }
        RustType declared = found.term().head() instanceof RustType head ? head : null;
        Term meant = declared == null ? null : declared.meant();
        if (declared != null && meant != null) {
            return meant.with(bound(declared, args));
        }
        return args.isEmpty() ? found.term() : new Term(found.term().head(), args);
    }

    private static Map<Variable, Term> bound(RustType alias, List<Term> args) {
        Map<Variable, Term> bound = new HashMap<>();
        List<Variable> variables = alias.file().variables(alias.number(), -1);
        for (int index = 0; index < Math.min(args.size(), variables.size()); index++) {
            bound.put(variables.get(index), args.get(index));
        }
        return bound;
    }

    /** What a path means: a module, a type, or where it is asked for a value, that; null where nobody knows. */
    @Nullable
    Meaning find(RustModule from, String[] parts, boolean value) {
        int last = parts.length - 1;
        Meaning at = first(from, parts[0], last == 0 && value, last > 0);
        for (int index = 1; index <= last && at != null; index++) {
            at = at.is(Meaning.Kind.MODULE)
                    ? below(from, at, parts[index], index == last && value)
                    : member(at, parts, index);
        }
        return at;
    }

    private @Nullable Meaning first(RustModule from, String name, boolean value, boolean goesOn) {
        RustModule home = from;
        while (home.isBlock() && home.around() != null) {
            home = home.around();
        }
        return switch (name) {
            case "crate", "$crate" -> module(workspace.crate(home));
            case "self" -> Meaning.module(home.name());
            case "super" -> module(parent(home));
            case "" -> Meaning.module("");
            default -> {
                Meaning found = outward(from, name, value);
                yield found == null && goesOn ? Meaning.OUTSIDE : found;
            }
        };
    }

    private @Nullable Meaning module(@Nullable RustModule module) {
        return module == null ? null : Meaning.module(module.name());
    }

    private @Nullable RustModule parent(RustModule module) {
        int at = module.name().lastIndexOf(TypeWriter.MEMBER);
        return module.around() != null
                ? module.around()
                : at < 0 ? null : workspace.module(module.name().substring(0, at));
    }

    /** A name as it is seen in a module: what that declares or imports, crates, and what is there without an import. */
    private @Nullable Meaning outward(RustModule from, String name, boolean value) {
        boolean outside = false;
        for (RustModule at = from; at != null; at = at.isBlock() ? at.around() : null) {
            Meaning found = inside(at, name, value);
            if (found != null && !found.isOutside()) {
                return found;
            }
            outside |= found != null;
        }
        if (outside) {
            return Meaning.OUTSIDE;
        }
        RustModule crate = value ? null : crate(from, name);
        if (crate != null) {
            return module(crate);
        }
        RustModule prelude = workspace.module(PRELUDE);
        Meaning brought = prelude == null ? null : inside(prelude, name, value);
        return brought != null || value || !PRIMITIVES.contains(name) ? brought : Meaning.type(Term.word(name));
    }

    private @Nullable RustModule crate(RustModule from, String name) {
        return LIBRARIES.contains(name) ? workspace.module(RustWorkspace.LIBRARY) : workspace.crate(from.file(), name);
    }

    private @Nullable Meaning below(RustModule from, Meaning module, String name, boolean value) {
        String whole = module.term().word();
        if (whole.isEmpty()) { // `::name` is a crate
            RustModule crate = crate(from, name);
            return crate == null ? Meaning.OUTSIDE : module(crate);
        }
        RustModule at = workspace.module(whole);
        if (at == null) {
            return null;
        }
        if (name.equals("super")) {
            return module(parent(at));
        }
        Meaning found = name.equals("self") ? module : inside(at, name, value);
        return found == null && at.file().isForeign() ? Meaning.OUTSIDE : found;
    }

    /** A name of a type: its variant, function or type. */
    private @Nullable Meaning member(Meaning type, String[] parts, int index) {
        if (type.isOutside()) {
            return Meaning.OUTSIDE;
        }
        return type.is(Meaning.Kind.TYPE) ? workspace.methods().associated(type.term(), parts[index]) : Meaning.UNKNOWN;
    }

    /** What a module declares, holds or imports by a name; null where it does not. */
    private @Nullable Meaning inside(RustModule module, String name, boolean value) {
        Asked asked = new Asked(module, name, value);
        if (open.contains(asked) || open.size() > DEPTH_MAX) {
            return null;
        }
        open.push(asked);
        try {
            Meaning own = declared(module, name, value);
            if (own != null) {
                return own;
            }
            String used = module.used(name);
            Meaning imported = used == null ? null : imported(module, used, value);
            return imported == null ? fromGlobs(module, name, value) : imported;
        } finally {
            open.pop();
        }
    }

    private @Nullable Meaning declared(RustModule module, String name, boolean value) {
        if (value) {
            Item item = module.item(name);
            return item == null ? null : workspace.methods().named(item, Tie.IMPORT);
        }
        RustType type = module.type(name);
        if (type != null) {
            Term meant = type.meant();
            return Meaning.type(meant == null ? Term.of(type) : meant);
        }
        RustModule child = module.child(name);
        return module(child != null || module.isBlock() ? child : workspace.child(module, name));
    }

    private @Nullable Meaning imported(RustModule module, String path, boolean value) {
        String[] parts = path.split(TypeWriter.MEMBER, -1);
        Meaning found = find(module, parts, value);
        boolean absent = found == null || found.isUnknown();
        if (workspace.isOfRust2015(module.file())
                && (absent || Objects.requireNonNull(found).isOutside())) {
            RustModule root = workspace.crate(module);
            Meaning fromRoot = root == null || root == module ? null : find(root, parts, value);
            found = fromRoot == null ? found : fromRoot;
            absent = found == null || found.isUnknown();
        }
        return absent && !value && parts.length == 1 ? Meaning.OUTSIDE : absent ? null : found;
    }

    private @Nullable Meaning fromGlobs(RustModule module, String name, boolean value) {
        boolean outside = false;
        for (String glob : module.globs()) {
            Meaning home = find(module, glob.split(TypeWriter.MEMBER, -1), false);
            if (home == null || home.isOutside()) {
                outside = true;
                continue;
            }
            Meaning found = home.is(Meaning.Kind.MODULE)
                    ? below(module, home, name, value)
                    : home.term().head() instanceof RustType type
                            ? workspace.methods().variant(type, name)
                            : null;
            if (found != null && !found.isOutside() && !found.isUnknown()) {
                return found;
            }
            outside |= found != null && found.isOutside() && !isLibrary(home);
        }
        return outside ? Meaning.OUTSIDE : null;
    }

    private boolean isLibrary(Meaning module) {
        RustModule at = workspace.module(module.term().word());
        return at != null && at.file().isForeign();
    }
}
