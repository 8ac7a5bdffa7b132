package dev.aura.code.go.calls;

import dev.aura.code.go.tree.Imports;
import dev.aura.code.language.calls.CallFacts;
import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.language.calls.TypeShape;
import dev.aura.code.language.typed.Term;
import dev.aura.code.language.typed.TypedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file with what type names mean in it. */
final class GoFile extends TypedFile {

    private final GoWorkspace workspace;
    private final GoPackage home;
    private final List<@Nullable GoType> types = new ArrayList<>();
    private final Map<String, String> imports = new HashMap<>();
    private final List<String> dotImports = new ArrayList<>();

    GoFile(CallUnit unit, GoWorkspace workspace, GoPackage home) {
        super(unit);
        this.workspace = workspace;
        this.home = home;
    }

    /** Declares what the file does. */
    void declare() {
        List<TypeShape> shapes = facts().types();
        for (int number = 0; number < shapes.size(); number++) {
            TypeShape shape = shapes.get(number);
            boolean declares = number > 0 && !isExtension(number);
            GoType type = declares ? new GoType(this, number, shape) : null;
            types.add(type);
            if (type != null && !shape.name().isEmpty() && isTop(shape)) {
                home.add(type);
            }
        }
        for (int member = 0; member < shapes.getFirst().members().size(); member++) {
            String name = shapes.getFirst().members().get(member).name();
            if (!name.equals("init") && !name.equals("_")) {
                home.add(item(0, member));
            }
        }
    }

    private boolean isTop(TypeShape shape) {
        CallFacts.Site site = shape.site() < 0 ? null : facts().sites().get(shape.site());
        return site != null && site.type() == 0 && site.member() < 0;
    }

    /** Gives types the methods that stand here. */
    void extend() {
        for (int number = 0; number < facts().types().size(); number++) {
            if (isExtension(number)) {
                Term receiver = receiver(number);
                if (receiver.head() instanceof GoType type) {
                    type.add(item(number, 0));
                }
            }
        }
    }

    /** Reads imports, when all packages are known. */
    void readImports() {
        for (String line : facts().types().getFirst().supertypes()) {
            int space = line.indexOf(' ');
            String written = line.substring(space + 1);
            String path = workspace.paths().absolute(path(), written);
            String alias = line.substring(0, space);
            GoPackage imported = workspace.imported(path);
            if (alias.equals(".")) {
                dotImports.add(path);
            } else if (!alias.isEmpty()) {
                imports.put(alias, path);
            } else {
                imports.put(imported == null ? Imports.usualName(written) : imported.name(), path);
            }
        }
    }

    GoWorkspace workspace() {
        return workspace;
    }

    GoPackage home() {
        return home;
    }

    List<String> dotImports() {
        return dotImports;
    }

    /** The path that a name in the file stands for; null where it is not imported. */
    @Nullable
    String imported(String name) {
        return imports.get(name);
    }

    List<@Nullable GoType> types() {
        return types;
    }

    @Nullable
    GoType type(int number) {
        return number >= 0 && number < types.size() ? types.get(number) : null;
    }

    /** The type that a method is one of, without pointer. */
    Term receiver(int extension) {
        Term written =
                term(extension, -1, facts().types().get(extension).supertypes().getFirst());
        return written.is(TypeWriter.POINTER) ? written.arg(0) : written;
    }

    @Override
    protected Term lookup(int type, int member, Term parsed) {
        return new TypeLookup(this, type, member).term(parsed);
    }
}
