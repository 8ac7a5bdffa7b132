package dev.aura.code.rust.calls;

import dev.aura.code.language.calls.CallFacts;
import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.language.typed.Term;
import dev.aura.code.language.typed.Term.Variable;
import dev.aura.code.rust.cargo.CargoManifest;
import dev.aura.code.rust.cargo.Crates;
import dev.aura.code.rust.tree.ModulePlace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The modules, types and implementations of a workspace, and of as much of the library as says what calls give. */
final class RustWorkspace {

    /** The crate of the library. */
    static final String LIBRARY = "std";

    private final Map<String, RustFile> files = new LinkedHashMap<>();
    private final Map<String, RustModule> modules = new HashMap<>();
    private final Map<Term.Head, List<Implementation>> implementations = new HashMap<>();
    private final List<Implementation> blankets = new ArrayList<>();
    private final Map<RustType, List<Implementation>> ofTraits = new HashMap<>();
    private final Set<String> roots = new HashSet<>();
    private final Crates crates;
    private final Paths paths = new Paths(this);
    private final Methods methods = new Methods(this);

    RustWorkspace(Collection<CallUnit> units, CallFacts library) {
        crates = crates(units);
        add(new CallUnit(RustFile.FOREIGN + LIBRARY, "", List.of(), library), LIBRARY);
        units.stream()
                .filter(unit -> !unit.facts().types().isEmpty())
                .forEach(unit -> add(unit, moduleName(unit.path())));
        files.values().forEach(this::implement);
    }

    private static Crates crates(Collection<CallUnit> units) {
        Map<String, String> manifests = new HashMap<>();
        Set<String> paths = new HashSet<>();
        for (CallUnit unit : units) {
            if (CargoManifest.is(unit.path())) {
                manifests.put(unit.path(), unit.module());
            } else {
                paths.add(unit.path());
            }
        }
        return new Crates(paths, manifests);
    }

    /** The name of a file's module; where neither a manifest nor Cargo's layout names the crate, it is known by its directory. */
    private String moduleName(String path) {
        ModulePlace place = crates.place(path);
        String name = place.name();
        if (crates.knows(path) && !place.crate().isEmpty()) {
            if (place.path().isEmpty()) {
                roots.add(name);
            }
            return name;
        }
        int last = name.lastIndexOf(TypeWriter.MEMBER);
        String simple = name.substring(last < 0 ? 0 : last + TypeWriter.MEMBER.length());
        boolean root = simple.equals("main") || simple.equals("lib");
        String module = last > 0 && (root || simple.equals("mod")) ? name.substring(0, last) : name;
        if (root || place.path().isEmpty()) {
            roots.add(module);
        }
        return module;
    }

    /** The root of the crate that a module is of. */
    @Nullable
    RustModule crate(RustModule module) {
        String at = module.name();
        while (!roots.contains(at)) {
            int last = at.lastIndexOf(TypeWriter.MEMBER);
            if (last <= 0) {
                return modules.get(crates.place(module.file().path()).root().name());
            }
            at = at.substring(0, last);
        }
        return modules.get(at);
    }

    /** A library and a program may share a directory, and with it the root of a crate. */
    private void add(CallUnit unit, String name) {
        if (unit.facts().types().isEmpty()) {
            return;
        }
        RustFile file = new RustFile(unit, this);
        files.put(unit.path(), file);
        RustModule root = modules.computeIfAbsent(name, key -> new RustModule(key, file, null, false));
        file.declare(root);
    }

    void add(RustModule module) {
        modules.putIfAbsent(module.name(), module);
    }

    private void implement(RustFile file) {
        for (int number = 0; number < file.facts().types().size(); number++) {
            if (file.isExtension(number)) {
                Implementation found = Implementation.of(file, number);
                if (found.self().head() instanceof Variable) {
                    blankets.add(found);
                } else {
                    implementations
                            .computeIfAbsent(found.self().head(), head -> new ArrayList<>(2))
                            .add(found);
                }
                RustType trait = found.traitType();
                if (trait != null) {
                    ofTraits.computeIfAbsent(trait, key -> new ArrayList<>()).add(found);
                }
            }
        }
    }

    Paths paths() {
        return paths;
    }

    Methods methods() {
        return methods;
    }

    Collection<RustFile> files() {
        return files.values();
    }

    @Nullable
    RustFile file(String path) {
        return files.get(path);
    }

    /** A module by its whole name, which begins with that of its crate. */
    @Nullable
    RustModule module(String name) {
        return modules.get(name);
    }

    /** The root of the crate that the code of a file knows by a name; null where there is none. */
    @Nullable
    RustModule crate(RustFile user, String name) {
        if (crates.knows(user.path())) {
            String crate = crates.named(user.path(), name);
            return crate == null ? null : modules.get(crate);
        }
        RustModule module = modules.get(name);
        return module == null || module.around() != null ? null : module;
    }

    /** A module below another in a file of its own; programs share those beside them. */
    @Nullable
    RustModule child(RustModule module, String simple) {
        RustModule child = modules.get(module.name() + TypeWriter.MEMBER + simple);
        RustModule root = child == null ? crate(module) : null;
        String program = root == null || !roots.contains(root.name()) ? "" : root.name();
        int last = program.lastIndexOf(TypeWriter.MEMBER);
        return last <= 0
                ? child
                : modules.get(program.substring(0, last)
                        + module.name().substring(program.length())
                        + TypeWriter.MEMBER
                        + simple);
    }

    /** Whether imports of a file begin at the root of its crate. */
    boolean isOfRust2015(RustFile file) {
        return crates.isOfRust2015(file.path());
    }

    List<Implementation> implementations(Term.Head head) {
        return implementations.getOrDefault(head, List.of());
    }

    /** Implementations for all types that have some trait. */
    List<Implementation> blankets() {
        return blankets;
    }

    List<Implementation> ofTrait(RustType trait) {
        return ofTraits.getOrDefault(trait, List.of());
    }
}
