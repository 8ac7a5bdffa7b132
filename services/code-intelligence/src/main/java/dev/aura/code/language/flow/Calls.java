package dev.aura.code.language.flow;

import dev.aura.code.language.calls.Step;
import dev.aura.code.language.flow.Thing.Sort;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens when something is called. */
final class Calls {

    private final Program program;
    private final Hierarchy hierarchy;
    private final Flow flow;
    private final Members members;
    private final Arguments arguments;
    private final Natives natives;
    private final List<Site> sites = new ArrayList<>();

    Calls(Program program, Hierarchy hierarchy, Flow flow, Members members) {
        this.program = program;
        this.hierarchy = hierarchy;
        this.flow = flow;
        this.members = members;
        this.arguments = new Arguments(flow);
        this.natives = new Natives(program, flow, members, this);
    }

    List<Site> sites() {
        return sites;
    }

    void add(Site site) {
        sites.add(site);
        flow.watch(site.unit().node(site.parts()[0]), callee -> call(site, callee));
    }

    /** A call of a thing. */
    void call(Site site, Thing callee) {
        if (!site.begin(callee)) {
            return;
        }
        boolean classesOnly = site.step().is(Step.CLASSES_ONLY);
        switch (callee.sort()) {
            case CLASS -> construct(site, callee);
            case OUTSIDE -> site.leadOutside();
            case FUNCTION -> {
                if (site.step().is(Step.NEW)) {
                    make(site, callee);
                } else if (!classesOnly) {
                    enter(site, callee, false);
                }
            }
            case BOUND -> {
                if (site.step().is(Step.NEW)) {
                    make(site, callee.owner());
                } else if (!classesOnly) {
                    enterWith(site, callee.owner(), callee.receiver());
                }
            }
            case SUPER -> aboveConstructor(site, callee);
            case INSTANCE -> {
                if (!classesOnly && !program.language().callable().isEmpty()) {
                    through(site, callee, program.language().callable());
                }
            }
            case NATIVE -> natives.call(site, callee);
            default -> {}
        }
    }

    /** Calls a member of a thing. */
    private void through(Site site, Thing holder, String name) {
        flow.watch(members.found(holder, name), function -> call(site, function));
    }

    /** A function gets the arguments, and the call its result. */
    void enter(Site site, Thing function, boolean withReceiver) {
        site.reach(function);
        Step written = function.home().step(function.step());
        arguments.bind(site, function, withReceiver || written.is(Step.RECEIVER) ? 1 : 0);
        flow.link(function.home().node(written.parts()[0]), site.result());
    }

    private void enterWith(Site site, Thing function, @Nullable Thing receiver) {
        if (receiver != null) {
            members.accept(function, receiver);
        }
        enter(site, function, true);
    }

    /** `f.call(object, …)`: the first argument is the object; of `f.apply(object, list)` the second holds the others. */
    void enterShifted(Site site, Thing function, boolean listed) {
        site.reach(function);
        arguments.bindShifted(site, function, listed);
        int result = function.home().step(function.step()).parts()[0];
        flow.link(function.home().node(result), site.result());
    }

    /** `new f()` of a function. */
    private void make(Site site, Thing function) {
        Thing object = program.instance(function);
        flow.add(site.result(), object);
        enterWith(site, function, object);
    }

    private void construct(Site site, Thing type) {
        Thing object = program.instance(type);
        flow.add(site.result(), object);
        String constructor = program.language().constructor();
        if (!constructor.isEmpty()) {
            flow.watch(members.found(object, constructor), function -> initialize(site, function));
        }
        site.reach(type);
    }

    /** A constructor that is found above is called with the object that calls it. */
    private void aboveConstructor(Site site, Thing above) {
        Node found = members.found(above, program.language().constructor());
        flow.watch(found, function -> initialize(site, function));
        if (above.receiver() != null) {
            flow.add(site.result(), above.receiver());
        }
        List<Thing> order = hierarchy.order(above.owner());
        if (order.size() > 1) {
            site.reach(order.get(1));
        }
    }

    private void initialize(Site site, Thing function) {
        if (function.is(Sort.BOUND)) {
            Thing constructor = function.owner();
            if (function.receiver() != null) {
                members.accept(constructor, function.receiver());
            }
            site.reach(constructor);
            arguments.bind(site, constructor, 1);
        }
    }

    /** What a loop over a thing, or a look into it, yields. */
    void element(Thing thing, Node into, Site site) {
        switch (thing.sort()) {
            case CONTAINER -> flow.link(thing.member(Members.ALL), into);
            case OUTSIDE -> flow.add(into, thing);
            case INSTANCE -> iterate(thing, into, site);
            default -> {}
        }
    }

    private void iterate(Thing object, Node into, Site site) {
        String[] names = program.language().iteration();
        if (names[0].isEmpty()) {
            return;
        }
        Node iterator = new Node();
        result(object, names[0], iterator, site);
        flow.watch(iterator, given -> {
            boolean steps = given.is(Sort.INSTANCE)
                    || (given.is(Sort.CONTAINER) && !given.member(names[1]).isEmpty());
            if (!steps) {
                element(given, into, site);
            } else if (names[2].isEmpty()) {
                result(given, names[1], into, site);
            } else {
                Node step = new Node();
                result(given, names[1], step, site);
                flow.watch(step, thing -> members.read(thing, names[2], into));
            }
        });
    }

    /** Calls a member without arguments. */
    private void result(Thing object, String name, Node into, Site site) {
        flow.watch(members.found(object, name), function -> {
            Thing called = function.is(Sort.BOUND) ? function.owner() : function;
            if (called.is(Sort.FUNCTION)) {
                if (function.receiver() != null) {
                    members.accept(called, function.receiver());
                }
                site.reach(called);
                flow.link(called.home().node(called.home().step(called.step()).parts()[0]), into);
            }
        });
    }

    /** Decides what calls give of which nothing is known: those of decorators what they were given, those outside something outside. */
    boolean settle() {
        boolean changed = false;
        for (Site site : sites) {
            boolean decorator = site.step().is(Step.DECORATOR);
            if ((decorator && site.result().isEmpty())
                    || (!decorator && site.isOutside() && !arguments.mayReturn(site))) {
                if (site.settle()) {
                    changed = true;
                    give(site, decorator);
                }
            }
        }
        return changed;
    }

    private void give(Site site, boolean decorator) {
        if (decorator) {
            flow.link(site.unit().node(site.parts()[1]), site.result());
            return;
        }
        if (site.unit().things(site.parts()[0]).contains(program.outside())) {
            flow.add(site.result(), program.outside());
        }
    }
}
