package dev.aura.code.java.calls;

import dev.aura.code.language.calls.CallFacts.Site;
import dev.aura.code.language.calls.TypeShape;
import dev.aura.code.language.calls.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What has been read of a file so far. */
final class Facts {

    private static final TypeShape PENDING = new TypeShape("", -1, false, List.of(), List.of(), List.of(), 0, 0);
    private static final int[] NO_PARTS = {};

    private final List<TypeShape> types = new ArrayList<>();
    private final List<Site> sites = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private final Map<Site, Integer> numbers = new HashMap<>();

    List<TypeShape> types() {
        return types;
    }

    List<Site> sites() {
        return sites;
    }

    List<Value> values() {
        return values;
    }

    /** The index of a type that is about to be read: outer types come first. */
    int reserve() {
        types.add(PENDING);
        return types.size() - 1;
    }

    void set(int type, TypeShape shape) {
        types.set(type, shape);
    }

    int site(int type, int member) {
        return numbers.computeIfAbsent(new Site(type, member), site -> {
            sites.add(site);
            return sites.size() - 1;
        });
    }

    int add(Value.Kind kind, String text, int site, int... parts) {
        return addAt(kind, text, site, 0, 0, parts);
    }

    int addAt(Value.Kind kind, String text, int site, int line, int column, int... parts) {
        values.add(new Value(kind, text, site, line, column, -1, parts.length == 0 ? NO_PARTS : parts));
        return values.size() - 1;
    }

    /** Says what is expected of a function written in place or named; of other values nothing needs to be known. */
    void expect(int value, int target) {
        if (value < 0) {
            return;
        }
        Value old = values.get(value);
        switch (old.kind()) {
            case LAMBDA, REFERENCE ->
                values.set(
                        value,
                        new Value(old.kind(), old.text(), old.site(), old.line(), old.column(), target, old.parts()));
            case EITHER -> {
                for (int part : old.parts()) {
                    expect(part, target);
                }
            }
            default -> {}
        }
    }

    void setParts(int value, String text, int[] parts) {
        Value old = values.get(value);
        values.set(value, new Value(old.kind(), text, old.site(), old.line(), old.column(), old.target(), parts));
    }
}
