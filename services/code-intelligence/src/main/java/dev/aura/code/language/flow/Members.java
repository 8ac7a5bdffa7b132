package dev.aura.code.language.flow;

import dev.aura.code.language.calls.Step;
import dev.aura.code.language.flow.Thing.Sort;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads and writes the members of things, and gives functions their object. */
final class Members {

    /** All that a container holds. */
    static final String ALL = "[]";

    /** What a container holds nobody knows where. */
    static final String ANY = "[*]";

    /** What a container falls back on. */
    static final String FALLBACK = "__proto__";

    /** What a module of CommonJS is for others. */
    private static final String EXPORTS = "module.exports";

    private static final Set<String> OF_FUNCTIONS = Set.of("call", "apply", "bind");

    private final Program program;
    private final Hierarchy hierarchy;
    private final Flow flow;
    private final Set<Starred> starred = new HashSet<>();
    private final Set<Chained> chained = new HashSet<>();

    Members(Program program, Hierarchy hierarchy, Flow flow) {
        this.program = program;
        this.hierarchy = hierarchy;
        this.flow = flow;
    }

    private record Chained(Thing holder, Thing receiver, String name, Node into) {}

    private record Starred(Thing module, String name, Node into) {}

    /** Brings a member of a thing to a place. */
    void read(Thing holder, String name, Node into) {
        switch (holder.sort()) {
            case OUTSIDE -> flow.add(into, holder);
            case NATIVE -> {}
            default -> flow.link(found(holder, name), into);
        }
    }

    /** Where a member of a thing arrives, for all who read it. */
    Node found(Thing holder, String name) {
        Node known = holder.found(name);
        if (known == null) {
            known = new Node();
            holder.keepFound(name, known);
            read(holder, holder, name, known);
        }
        return known;
    }

    private void read(Thing holder, Thing receiver, String name, Node into) {
        switch (holder.sort()) {
            case MODULE -> ofModule(holder, name, into);
            case DIRECTORY -> program.below(holder, name).ifPresent(module -> flow.add(into, module));
            case FUNCTION -> ofFunction(holder, name, into);
            case CLASS -> ofClass(holder, name, into);
            case PROTOTYPE -> {
                shared(hierarchy.order(holder.owner()), receiver, name, into);
                flow.watch(holder.member(FALLBACK), fallback -> next(fallback, receiver, name, into));
            }
            case INSTANCE -> ofInstance(holder, receiver, name, into);
            case CONTAINER -> ofContainer(holder, receiver, name, into);
            case BOUND -> ofFunction(holder, name, into);
            case SUPER -> ofSuper(holder, name, into);
            case OUTSIDE -> flow.add(into, holder);
            case NATIVE -> {}
        }
    }

    /** Looks further in what a thing falls back on, once: chains may be rings. */
    private void next(Thing holder, Thing receiver, String name, Node into) {
        if (chained.add(new Chained(holder, receiver, name, into))) {
            read(holder, receiver, name, into);
        }
    }

    /** A value becomes a member of a thing. */
    void write(Thing holder, String name, Node value) {
        switch (holder.sort()) {
            case MODULE, FUNCTION, CLASS, PROTOTYPE, INSTANCE -> flow.link(value, holder.member(name));
            case CONTAINER -> {
                flow.link(value, holder.member(name));
                flow.link(value, holder.member(ALL));
            }
            default -> {}
        }
    }

    private void ofModule(Thing module, String name, Node into) {
        flow.link(module.member(name), into);
        Unit unit = module.home();
        if (unit.declared(0, name) >= 0) {
            return;
        }
        if (unit.declared(0, EXPORTS) >= 0) {
            flow.watch(module.member(EXPORTS), exported -> next(exported, exported, name, into));
            if (name.equals("default")) {
                flow.link(module.member(EXPORTS), into);
            }
        } else if (name.equals("default")) {
            flow.add(into, module); // what CommonJS gives to who imports it as a whole
        }
        Optional<Thing> below = program.below(module, name);
        if (below.isPresent()) {
            flow.add(into, below.get());
        } else {
            starred(module, name, into);
        }
    }

    /** A name that a module has from another, all of whose names it takes. */
    void starred(Thing module, String name, Node into) {
        Unit unit = module.home();
        if (!unit.stars().isEmpty() && starred.add(new Starred(module, name, into))) {
            unit.stars()
                    .forEach(star -> flow.watch(unit.node(star), other -> {
                        if (!other.is(Sort.OUTSIDE)) {
                            read(other, name, into);
                        }
                    }));
        }
    }

    private void ofFunction(Thing function, String name, Node into) {
        flow.link(function.member(name), into);
        if (function.is(Sort.FUNCTION) && name.equals("prototype")) {
            flow.add(into, program.prototype(function));
        }
        if (program.language().givesHolder() && OF_FUNCTIONS.contains(name)) {
            flow.add(into, program.given(function, name));
        }
    }

    private void ofClass(Thing type, String name, Node into) {
        if (name.equals("prototype")) {
            flow.add(into, program.shared(type));
        }
        boolean found = false;
        for (Thing at : hierarchy.order(type)) {
            flow.watch(at.member(name), thing -> give(thing, type, into));
            if (at.home().declared(at.step(), name) >= 0) {
                found = true;
                break;
            }
        }
        outsideUnless(found, type, into);
    }

    private void ofInstance(Thing object, Thing receiver, String name, Node into) {
        Thing type = object.owner();
        if (name.equals("__class__")
                || (name.equals("constructor") && program.language().givesHolder())) {
            flow.add(into, type);
        }
        List<Thing> order = hierarchy.order(type);
        for (Thing at : order) {
            Node field = program.instance(at).member(name);
            if (program.language().givesHolder()) {
                flow.watch(field, thing -> give(thing, receiver, into));
            } else {
                flow.link(field, into);
            }
        }
        boolean found = shared(order, receiver, name, into);
        if (type.is(Sort.FUNCTION)) {
            flow.watch(type.member("prototype"), prototype -> next(prototype, receiver, name, into));
        } else {
            outsideUnless(found, type, into);
        }
    }

    private void ofSuper(Thing above, String name, Node into) {
        Thing receiver = above.receiver() == null ? above : above.receiver();
        Thing type = receiver.is(Sort.INSTANCE) ? receiver.owner() : receiver;
        List<Thing> order = hierarchy.order(type);
        int at = order.indexOf(above.owner());
        List<Thing> rest = at < 0 ? hierarchy.order(above.owner()) : order;
        boolean found = shared(rest.subList(Math.max(at, 0) + 1, rest.size()), receiver, name, into);
        outsideUnless(found, type, into);
    }

    /** A member that classes hold for their objects: of the first that declares it. */
    private boolean shared(List<Thing> order, Thing receiver, String name, Node into) {
        for (Thing at : order) {
            Thing holder = program.shared(at);
            flow.watch(holder.member(name), thing -> give(thing, receiver, into));
            if (declares(at, name)) {
                return true;
            }
            if (holder.is(Sort.PROTOTYPE)) {
                flow.watch(holder.member(FALLBACK), fallback -> next(fallback, receiver, name, into));
            }
        }
        return false;
    }

    /** Whether a class declares what its objects share. */
    private boolean declares(Thing type, String name) {
        Unit home = type.home();
        if (program.shared(type) == type) {
            return home.declared(type.step(), name) >= 0;
        }
        return home.prototypesOf(type.step()).stream().anyMatch(step -> home.declared(step, name) >= 0);
    }

    private void outsideUnless(boolean found, Thing type, Node into) {
        if (!found && hierarchy.isOpen(type)) {
            flow.add(into, program.outside());
        }
    }

    private void ofContainer(Thing container, Thing receiver, String name, Node into) {
        if (name.equals(ANY)) {
            flow.link(container.member(ALL), into);
            return;
        }
        if (program.language().givesHolder()) {
            flow.watch(container.member(name), thing -> give(thing, receiver, into));
        } else {
            flow.link(container.member(name), into);
        }
        if (name.startsWith("[") || program.language().givesHolder()) {
            flow.link(container.member(ANY), into);
        }
        if (name.startsWith("[")) {
            return;
        }
        flow.watch(container.member(FALLBACK), fallback -> next(fallback, receiver, name, into));
        flow.add(into, program.given(container, name));
    }

    /** A function that is a member is given the object, or the class. */
    void give(Thing thing, Thing receiver, Node into) {
        if (!thing.is(Sort.FUNCTION)) {
            flow.add(into, thing);
            return;
        }
        Step function = thing.home().step(thing.step());
        boolean ofObject = function.is(Step.METHOD) && !receiver.is(Sort.CLASS);
        if (function.is(Step.PROPERTY)) {
            if (!receiver.is(Sort.CLASS) || function.is(Step.RECEIVER)) {
                accept(thing, receiver);
                flow.link(thing.home().node(function.parts()[0]), into);
            }
        } else if (function.is(Step.OF_CLASS)) {
            flow.add(into, program.bound(thing, receiver.is(Sort.INSTANCE) ? receiver.owner() : receiver));
        } else if (ofObject || function.is(Step.RECEIVER)) {
            flow.add(into, program.bound(thing, receiver));
        } else {
            flow.add(into, thing);
        }
    }

    /** A function is called with an object as its first parameter. */
    void accept(Thing function, Thing receiver) {
        int[] parts = function.home().step(function.step()).parts();
        if (parts.length > 1) {
            flow.add(function.home().node(parts[1]), receiver);
        }
    }
}
