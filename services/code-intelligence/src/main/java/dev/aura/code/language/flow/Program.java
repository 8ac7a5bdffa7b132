package dev.aura.code.language.flow;

import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.language.calls.Step;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All files, and the things that are made once for all of them. */
final class Program {

    private final FlowLanguage language;
    private final FlowLanguage.Modules modules;
    private final Map<String, Unit> units = new TreeMap<>();
    private final Map<String, Thing> directories = new HashMap<>();
    private final Thing outside = Thing.named(Thing.Sort.OUTSIDE, "");
    private final Thing inert = outside.given("");

    Program(Collection<CallUnit> files, FlowLanguage language) {
        this.language = language;
        this.modules = language.modules(files);
        files.stream()
                .filter(file -> !file.facts().steps().isEmpty())
                .sorted(Comparator.comparing(CallUnit::path))
                .forEach(file -> units.put(file.path(), new Unit(file)));
    }

    FlowLanguage language() {
        return language;
    }

    Map<String, Unit> units() {
        return units;
    }

    /** What an import leads to; a module from outside where it is not in the workspace. */
    Thing imported(Unit importer, String name) {
        return modules.find(importer.path(), name).map(this::module).orElse(outside);
    }

    /** What stands below a module under a name, as a module of its own. */
    Optional<Thing> below(Thing module, String name) {
        String path = module.is(Thing.Sort.MODULE) ? module.home().path() : module.name();
        return modules.below(path, name).map(this::module);
    }

    private Thing module(String path) {
        Unit unit = units.get(path);
        return unit == null
                ? directories.computeIfAbsent(path, name -> Thing.named(Thing.Sort.DIRECTORY, name))
                : unit.make(Thing.Sort.MODULE, 0);
    }

    /** All that is not in the workspace: what is reached of it, and by which name, says nothing of calls in it. */
    Thing outside() {
        return outside;
    }

    Thing instance(Thing type) {
        return type.own(Thing.Sort.INSTANCE);
    }

    Thing prototype(Thing type) {
        return type.own(Thing.Sort.PROTOTYPE);
    }

    Thing bound(Thing function, Thing receiver) {
        return function.with(Thing.Sort.BOUND, receiver);
    }

    /** An object as one of a class above another. */
    Thing above(Thing type, Thing object) {
        return type.with(Thing.Sort.SUPER, object);
    }

    /** A function that the language brings along for a thing; those that do nothing that matters are one. */
    Thing given(Thing holder, String name) {
        boolean matters = !holder.is(Thing.Sort.CONTAINER) || language.effect(name) != FlowLanguage.Effect.NONE;
        return matters ? holder.given(name) : inert;
    }

    /** What holds the members that objects of a class share. */
    Thing shared(Thing type) {
        boolean prototyped =
                type.is(Thing.Sort.FUNCTION) || type.home().step(type.step()).is(Step.PROTOTYPED);
        return prototyped ? prototype(type) : type;
    }
}
