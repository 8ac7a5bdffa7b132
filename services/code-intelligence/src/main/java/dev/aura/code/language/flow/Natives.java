package dev.aura.code.language.flow;

import dev.aura.code.language.calls.Step;
import dev.aura.code.language.flow.FlowLanguage.Effect;
import dev.aura.code.language.flow.Thing.Sort;
import java.util.HashMap;
import java.util.Map;

/** Functions that a language brings along for its containers, and for functions themselves. */
final class Natives {

    private final Program program;
    private final Flow flow;
    private final Members members;
    private final Calls calls;
    private final Map<Site, Thing> containers = new HashMap<>();

    Natives(Program program, Flow flow, Members members, Calls calls) {
        this.program = program;
        this.flow = flow;
        this.members = members;
        this.calls = calls;
    }

    void call(Site site, Thing callee) {
        Thing holder = callee.receiver();
        if (holder == null) {
            return;
        }
        if (holder.is(Sort.OUTSIDE)) {
            site.leadOutside();
            return;
        }
        if (holder.is(Sort.FUNCTION) || holder.is(Sort.BOUND)) {
            ofFunction(site, holder.is(Sort.BOUND) ? holder.owner() : holder, callee.name());
        } else {
            site.leadOutside();
            ofContainer(site, holder, program.language().effect(callee.name()));
        }
    }

    /** `f.call(object, …)`, `f.apply(object, […])` and `f.bind(object)`. */
    private void ofFunction(Site site, Thing function, String name) {
        int[] parts = site.parts();
        Node object = site.unit().node(parts.length > 1 ? parts[1] : -1);
        if (name.equals("bind")) {
            flow.watch(object, receiver -> flow.add(site.result(), program.bound(function, receiver)));
            if (parts.length <= 1 || parts[1] < 0) {
                flow.add(site.result(), function);
            }
            return;
        }
        flow.watch(object, receiver -> members.accept(function, receiver));
        calls.enterShifted(site, function, name.equals("apply"));
    }

    private void ofContainer(Site site, Thing container, Effect effect) {
        Node all = container.member(Members.ALL);
        int[] parts = site.parts();
        switch (effect) {
            case NONE -> {}
            case KEEPS -> keep(container, site.unit().node(parts.length > 1 ? parts[parts.length - 1] : -1));
            case KEEPS_ALL -> {
                for (int index = 1; index < parts.length; index++) {
                    flow.watch(site.unit().node(parts[index]), other -> {
                        if (other.is(Sort.CONTAINER)) {
                            keep(container, other.member(Members.ALL));
                        }
                    });
                }
            }
            case GIVES -> flow.link(all, site.result());
            case GIVES_ALL -> {
                Thing made = made(site);
                flow.link(all, made.member(Members.ALL));
                flow.link(all, made.member(Members.ANY));
            }
            case CALLS, SIFTS, MAPS, FOLDS -> each(site, all, effect);
        }
    }

    private void keep(Thing container, Node value) {
        flow.link(value, container.member(Members.ANY));
        flow.link(value, container.member(Members.ALL));
    }

    private Thing made(Site site) {
        Thing made =
                containers.computeIfAbsent(site, key -> Thing.named(Sort.CONTAINER, "")); // of the call, so of no step
        flow.add(site.result(), made);
        return made;
    }

    /** The first argument is called with what is held. */
    private void each(Site site, Node all, Effect effect) {
        if (site.parts().length < 2) {
            return;
        }
        flow.watch(site.unit().node(site.parts()[1]), function -> {
            Thing called = function.is(Sort.BOUND) ? function.owner() : function;
            if (!called.is(Sort.FUNCTION)) {
                return;
            }
            if (function.receiver() != null) {
                members.accept(called, function.receiver());
            }
            site.reach(called);
            Step written = called.home().step(called.step());
            int[] parameters = written.parts();
            int first = function.is(Sort.BOUND) || written.is(Step.RECEIVER) ? 2 : 1;
            int item = effect == Effect.FOLDS ? first + 1 : first;
            if (item < parameters.length) {
                flow.link(all, called.home().node(parameters[item]));
            }
            Node result = called.home().node(parameters[0]);
            if (effect == Effect.MAPS) {
                keep(made(site), result);
            } else if (effect == Effect.SIFTS) {
                keep(made(site), all);
            } else if (effect == Effect.FOLDS) {
                flow.link(result, site.result());
                if (first < parameters.length) {
                    flow.link(result, called.home().node(parameters[first]));
                }
            } else {
                flow.link(all, site.result());
            }
        });
    }
}
