package dev.aura.code.rust.calls;

import dev.aura.code.language.calls.CallFacts.Site;
import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.language.calls.TypeShape;
import dev.aura.code.language.typed.Item;
import dev.aura.code.language.typed.Term;
import dev.aura.code.language.typed.Term.Variable;
import dev.aura.code.language.typed.TermText;
import dev.aura.code.language.typed.TypedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file with its modules and types, and what type names mean in it. */
final class RustFile extends TypedFile {

    /** Begins the path of the library, which lies outside of each workspace. */
    static final String FOREIGN = "!";

    private static final int AROUND_MAX = 64;

    private final RustWorkspace workspace;
    private final Map<Integer, RustModule> modules = new HashMap<>();
    private final Map<Integer, RustType> types = new HashMap<>();

    RustFile(CallUnit unit, RustWorkspace workspace) {
        super(unit);
        this.workspace = workspace;
    }

    boolean isForeign() {
        return path().startsWith(FOREIGN);
    }

    RustWorkspace workspace() {
        return workspace;
    }

    /** Declares modules and types; a number of what is around is less than that of what it holds. */
    void declare(RustModule root) {
        modules.put(0, root);
        List<TypeShape> shapes = facts().types();
        for (int number = 0; number < shapes.size(); number++) {
            TypeShape shape = shapes.get(number);
            RustModule around = number == 0 ? root : moduleAt(around(number));
            if (number == 0 || isModule(shape)) {
                RustModule module = number == 0 ? root : nested(shape, around, number);
                modules.put(number, module);
                shape.supertypes().forEach(module::use);
                for (int member = 0; member < shape.members().size(); member++) {
                    module.add(item(number, member));
                }
            } else if (!isExtension(number) && !shape.name().isEmpty()) {
                RustType type = new RustType(this, number, shape);
                types.put(number, type);
                around.add(type);
            }
        }
    }

    private RustModule nested(TypeShape shape, RustModule around, int number) {
        boolean block = shape.name().equals(ItemReader.BLOCK);
        String simple = block ? ItemReader.BLOCK + number : shape.name().substring(ItemReader.MODULE.length());
        RustModule module = new RustModule(around.name() + "::" + simple, this, around, block);
        workspace.add(module);
        return module;
    }

    private static boolean isModule(TypeShape shape) {
        return shape.name().equals(ItemReader.BLOCK) || shape.name().startsWith(ItemReader.MODULE);
    }

    private int around(int type) {
        int site = shape(type).site();
        return site < 0 ? 0 : facts().sites().get(site).type();
    }

    /** The module that a type, or what it holds, stands in. */
    RustModule moduleAt(int type) {
        int at = type;
        for (int around = 0; around < AROUND_MAX; around++) {
            RustModule module = modules.get(at);
            if (module != null) {
                return module;
            }
            at = around(at);
        }
        return Objects.requireNonNull(modules.get(0));
    }

    @Nullable
    RustType type(int number) {
        return types.get(number);
    }

    Iterable<RustType> types() {
        return types.values();
    }

    /** What `Self` means in a type, or in what it holds. */
    Term selfAt(int type) {
        int at = type;
        for (int around = 0; around < AROUND_MAX; around++) {
            if (isExtension(at)) {
                return term(at, -1, shape(at).supertypes().getFirst());
            }
            RustType declared = types.get(at);
            if (declared != null && !declared.isTrait()) {
                return declared.self();
            }
            if (declared != null || shape(at).site() < 0) {
                Variable self = declared == null ? null : variable(at, -1, TypeWriter.SELF);
                return self == null ? Term.UNKNOWN : Term.of(self);
            }
            at = around(at);
        }
        return Term.UNKNOWN;
    }

    @Override
    protected Term lookup(int type, int member, Term parsed) {
        List<Term> args = new ArrayList<>(parsed.args().size());
        parsed.args().forEach(arg -> args.add(lookup(type, member, arg)));
        String word = parsed.word();
        if (!isName(word)) {
            return new Term(parsed.head(), args);
        }
        return workspace.paths().type(this, type, member, word, args);
    }

    /** Whether a word is a name that something was given. */
    private static boolean isName(String word) {
        return switch (word) {
            case TypeWriter.REFERENCE,
                    TypeWriter.LIST,
                    TypeWriter.DYNAMIC,
                    TypeWriter.SOME,
                    TypeWriter.FUTURE,
                    TermText.FUNCTION,
                    TermText.SEVERAL,
                    TermText.NOTHING,
                    "?",
                    "never" -> false;
            default -> !word.startsWith(TypeWriter.MEMBER) && !word.endsWith("=");
        };
    }

    /** The type of a function, where parameters that are functions are seen as what they take and give. */
    Term functionType(Item item) {
        Term written = signature(item);
        Map<Variable, Term> functions = new HashMap<>();
        for (Variable variable : variables(item.type(), item.member())) {
            for (Term bound : bounds(variable)) {
                if (bound.is(TermText.FUNCTION)) {
                    functions.put(variable, bound);
                }
            }
        }
        return written.with(functions);
    }

    /** Puts down the names that imports give to what has another one. */
    void aliases(Map<String, Set<String>> into) {
        modules.values().forEach(module -> module.renamed(into));
    }

    Site site(int number) {
        return facts().sites().get(number);
    }
}
