package dev.aura.code.language.flow;

import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.language.calls.Step;
import dev.aura.code.language.flow.Thing.Sort;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All values followed to where they end. */
final class Solution {

    /** Times that what nobody knows is decided, and followed again. */
    private static final int ROUNDS_MAX = 6;

    private final Program program;
    private final Hierarchy hierarchy;
    private final Flow flow = new Flow();
    private final Members members;
    private final Calls calls;

    /** The calls of a file, by its path. */
    private final Map<String, List<Site>> sites = new HashMap<>();

    Solution(Collection<CallUnit> files, FlowLanguage language) {
        this.program = new Program(files, language);
        this.hierarchy = new Hierarchy(program);
        this.members = new Members(program, hierarchy, flow);
        this.calls = new Calls(program, hierarchy, flow, members);
        for (Unit unit : program.units().values()) {
            for (int index = 0; index < unit.steps().size(); index++) {
                add(unit, index, unit.step(index));
            }
        }
        flow.run();
        for (int round = 0; round < ROUNDS_MAX && calls.settle(); round++) {
            flow.run();
        }
        calls.sites()
                .forEach(site -> sites.computeIfAbsent(site.unit().path(), path -> new ArrayList<>())
                        .add(site));
    }

    Program program() {
        return program;
    }

    Hierarchy hierarchy() {
        return hierarchy;
    }

    List<Site> sites(String path) {
        return sites.getOrDefault(path, List.of());
    }

    private void add(Unit unit, int index, Step step) {
        int[] parts = step.parts();
        switch (step.kind()) {
            case MODULE -> make(unit, index, Sort.MODULE);
            case FUNCTION -> make(unit, index, Sort.FUNCTION);
            case CLASS -> make(unit, index, Sort.CLASS);
            case CONTAINER -> make(unit, index, Sort.CONTAINER);
            case EITHER, KEYWORD -> join(unit, index, parts);
            case PARAMETER -> {
                join(unit, index, parts);
                if (step.is(Step.VARIADIC) || step.is(Step.KEYWORDS)) {
                    make(unit, index, Sort.CONTAINER);
                }
            }
            case NAME -> name(unit, index, step.text());
            case IMPORT -> flow.add(unit.node(index), program.imported(unit, step.text()));
            case MEMBER ->
                flow.watch(unit.node(parts[0]), holder -> members.read(holder, step.text(), unit.node(index)));
            case STORE ->
                flow.watch(unit.node(parts[0]), holder -> members.write(holder, step.text(), unit.node(parts[1])));
            case CALL -> calls.add(new Site(unit, index));
            case SPREAD, ELEMENT -> {
                Site site = new Site(unit, index);
                if (step.line() > 0) {
                    calls.sites().add(site);
                }
                flow.watch(unit.node(parts[0]), thing -> calls.element(thing, unit.node(index), site));
            }
            case PROTOTYPE ->
                flow.watch(unit.node(parts[0]), type -> {
                    if (type.is(Sort.CLASS) || type.is(Sort.FUNCTION)) {
                        flow.add(unit.node(index), program.shared(type));
                    }
                });
            case INSTANCE -> flow.watch(unit.node(parts[0]), type -> instance(type, unit.node(index)));
            case SUPER -> above(unit, index, parts);
            case OUTSIDE -> flow.add(unit.node(index), program.outside());
            case STAR -> {}
        }
    }

    private void make(Unit unit, int index, Sort sort) {
        flow.add(unit.node(index), unit.make(sort, index));
    }

    private void join(Unit unit, int index, int[] parts) {
        for (int part : parts) {
            if (part >= 0) {
                flow.link(unit.node(part), unit.node(index));
            }
        }
    }

    /** A name that the file does not declare: of a module all of whose names it takes, or of the language. */
    private void name(Unit unit, int index, String name) {
        members.starred(unit.make(Sort.MODULE, 0), name, unit.node(index));
        if (program.language().brings(name)) {
            flow.add(unit.node(index), program.outside());
        }
    }

    private void instance(Thing type, Node into) {
        switch (type.sort()) {
            case CLASS, FUNCTION -> flow.add(into, program.instance(type));
            case OUTSIDE -> flow.add(into, type);
            default -> {}
        }
    }

    private void above(Unit unit, int index, int[] parts) {
        flow.watch(unit.node(parts[0]), type -> {
            if (type.is(Sort.CLASS)) {
                flow.watch(unit.node(parts[1]), object -> {
                    if (object.is(Sort.INSTANCE) || object.is(Sort.CLASS) || object.is(Sort.PROTOTYPE)) {
                        flow.add(unit.node(index), program.above(type, object));
                    }
                });
            }
        });
    }
}
