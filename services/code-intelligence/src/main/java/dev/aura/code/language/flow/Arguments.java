package dev.aura.code.language.flow;

import dev.aura.code.language.calls.Step;
import dev.aura.code.language.flow.Thing.Sort;

/** Brings arguments to parameters. */
final class Arguments {

    private final Flow flow;

    Arguments(Flow flow) {
        this.flow = flow;
    }

    /** Brings the arguments of a call to the parameters of a function, from one of them on. */
    void bind(Site site, Thing function, int first) {
        bind(site, function, 1 + first, 1);
    }

    /** Likewise where the first argument is the object; the second may hold the others. */
    void bindShifted(Site site, Thing function, boolean listed) {
        Unit home = function.home();
        int[] parameters = home.step(function.step()).parts();
        int position = home.step(function.step()).is(Step.RECEIVER) ? 2 : 1;
        if (!listed) {
            bind(site, function, position, 2);
        } else if (site.parts().length > 2) {
            flow.watch(site.unit().node(site.parts()[2]), list -> {
                for (int at = position; list.is(Sort.CONTAINER) && at < parameters.length; at++) {
                    pass(home, parameters[at], list.member(Members.ALL));
                }
            });
        }
    }

    private void bind(Site site, Thing function, int from, int firstGiven) {
        Unit home = function.home();
        int[] parameters = home.step(function.step()).parts();
        int[] given = site.parts();
        int position = from;
        for (int index = firstGiven; index < given.length; index++) {
            if (given[index] < 0) {
                position = after(home, parameters, position);
                continue;
            }
            Step argument = site.unit().step(given[index]);
            Node value = site.unit().node(given[index]);
            if (argument.kind() == Step.Kind.KEYWORD) {
                named(home, parameters, argument.text(), value);
            } else if (argument.kind() == Step.Kind.SPREAD) {
                for (int at = position; at < parameters.length; at++) {
                    pass(home, parameters[at], value);
                }
            } else if (position < parameters.length) {
                pass(home, parameters[position], value);
                position = after(home, parameters, position);
            }
        }
    }

    /** The parameter after one; that which takes any number takes the next as well. */
    private static int after(Unit home, int[] parameters, int position) {
        boolean stays = position < parameters.length
                && parameters[position] >= 0
                && home.step(parameters[position]).is(Step.VARIADIC);
        return stays ? position : position + 1;
    }

    private void pass(Unit home, int parameter, Node value) {
        if (parameter < 0) {
            return;
        }
        Step step = home.step(parameter);
        if (step.is(Step.VARIADIC)) {
            keep(home, parameter, Members.ANY, value);
        } else if (!step.is(Step.NAMED_ONLY) && !step.is(Step.KEYWORDS)) {
            flow.link(value, home.node(parameter));
        }
    }

    private void named(Unit home, int[] parameters, String name, Node value) {
        int rest = -1;
        for (int at = 1; at < parameters.length; at++) {
            if (parameters[at] >= 0) {
                Step parameter = home.step(parameters[at]);
                if (parameter.text().equals(name) && !parameter.is(Step.VARIADIC) && !parameter.is(Step.KEYWORDS)) {
                    flow.link(value, home.node(parameters[at]));
                    return;
                }
                rest = parameter.is(Step.KEYWORDS) ? parameters[at] : rest;
            }
        }
        if (rest >= 0) {
            keep(home, rest, "['" + name + "']", value);
        }
    }

    /** Into the container that a parameter is. */
    private void keep(Unit home, int parameter, String member, Node value) {
        Thing container = home.make(Sort.CONTAINER, parameter);
        flow.link(value, container.member(member));
        flow.link(value, container.member(Members.ALL));
    }

    /** Whether something of the workspace is among the arguments, which the call may give back. */
    boolean mayReturn(Site site) {
        int[] given = site.parts();
        for (int index = 1; index < given.length; index++) {
            for (Thing thing : site.unit().things(given[index])) {
                if (!thing.is(Sort.OUTSIDE) && !thing.is(Sort.MODULE) && !isEmpty(thing)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A container that holds nothing that we follow. */
    private static boolean isEmpty(Thing thing) {
        return thing.is(Sort.NATIVE)
                || (thing.is(Sort.CONTAINER) && thing.member(Members.ALL).isEmpty());
    }
}
