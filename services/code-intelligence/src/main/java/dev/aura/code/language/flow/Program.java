package dev.aura.code.language.flow;

import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.language.calls.Step;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All files, and the things that are made once for all of them. */
final class Program {

    private static final int NAME_MAX = 120;

    private final FlowLanguage language;
    private final FlowLanguage.Modules modules;
    private final Map<String, Unit> units = new TreeMap<>();
    private final Map<Object, Thing> interned = new HashMap<>();

    Program(Collection<CallUnit> files, FlowLanguage language) {
        this.language = language;
        this.modules = language.modules(files);
        files.stream()
                .filter(file -> !file.facts().steps().isEmpty())
                .sorted(Comparator.comparing(CallUnit::path))
                .forEach(file -> units.put(file.path(), new Unit(file)));
    }

    private record Key(
            Thing.Sort sort, @Nullable Object of, @Nullable Object receiver, String name) {}

    FlowLanguage language() {
        return language;
    }

    Map<String, Unit> units() {
        return units;
    }

    /** What an import leads to; a module from outside where it is not in the workspace. */
    Thing imported(Unit importer, String name) {
        return modules.find(importer.path(), name).map(this::module).orElseGet(() -> outside(name));
    }

    /** What stands below a module under a name, as a module of its own. */
    Optional<Thing> below(Thing module, String name) {
        String path = module.is(Thing.Sort.MODULE) ? module.home().path() : module.name();
        return modules.below(path, name).map(this::module);
    }

    private Thing module(String path) {
        Unit unit = units.get(path);
        return unit == null ? intern(Thing.Sort.DIRECTORY, null, null, path) : unit.make(Thing.Sort.MODULE, 0);
    }

    Thing outside(String name) {
        return intern(Thing.Sort.OUTSIDE, null, null, name.length() > NAME_MAX ? name.substring(0, NAME_MAX) : name);
    }

    Thing instance(Thing type) {
        return intern(Thing.Sort.INSTANCE, type, null, "");
    }

    Thing prototype(Thing type) {
        return intern(Thing.Sort.PROTOTYPE, type, null, "");
    }

    Thing bound(Thing function, Thing receiver) {
        return intern(Thing.Sort.BOUND, function, receiver, "");
    }

    /** An object as one of a class above another. */
    Thing above(Thing type, Thing object) {
        return intern(Thing.Sort.SUPER, type, object, "");
    }

    /** A function that the language brings along for a thing. */
    Thing given(Thing holder, String name) {
        return intern(Thing.Sort.NATIVE, null, holder, name);
    }

    /** What holds the members that objects of a class share. */
    Thing shared(Thing type) {
        boolean prototyped =
                type.is(Thing.Sort.FUNCTION) || type.home().step(type.step()).is(Step.PROTOTYPED);
        return prototyped ? prototype(type) : type;
    }

    private Thing intern(Thing.Sort sort, @Nullable Thing of, @Nullable Thing receiver, String name) {
        return Objects.requireNonNull(
                interned.computeIfAbsent(new Key(sort, of, receiver, name), key -> Thing.of(sort, of, receiver, name)));
    }
}
