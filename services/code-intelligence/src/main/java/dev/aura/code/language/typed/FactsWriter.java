package dev.aura.code.language.typed;

import dev.aura.code.language.calls.CallFacts;
import dev.aura.code.language.calls.CallFacts.Site;
import dev.aura.code.language.calls.Member;
import dev.aura.code.language.calls.TypeShape;
import dev.aura.code.language.calls.Value;
import dev.aura.code.source.SourceText;
import dev.aura.proto.mesh.v1.Position;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a front end has read of a file so far. The first type is the file itself: its members are what it declares at top level. A type whose name begins with
 * {@link #EXTENSION} adds members to the one that its first supertype names. A type written as `=` and a number is that of the value there.
 */
public final class FactsWriter {

    /** Begins the name of what adds to a type that is declared elsewhere. */
    public static final String EXTENSION = "+";

    private static final int[] NO_PARTS = {};
    private static final TypeShape PENDING = new TypeShape("", -1, false, List.of(), List.of(), List.of(), 0, 0);

    private final SourceText source;
    private final List<TypeShape> types = new ArrayList<>();
    private final List<Site> sites = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private final Map<Site, Integer> siteNumbers = new HashMap<>();
    private final Map<Typed, Integer> typed = new HashMap<>();

    private record Typed(String text, int site) {}

    public FactsWriter(SourceText source) {
        this.source = source;
    }

    /** The number of a type that is about to be read. */
    public int reserve() {
        types.add(PENDING);
        return types.size() - 1;
    }

    public void set(int type, TypeShape shape) {
        types.set(type, shape);
    }

    public int site(int type, int member) {
        return siteNumbers.computeIfAbsent(new Site(type, member), site -> {
            sites.add(site);
            return sites.size() - 1;
        });
    }

    public Position position(int offset) {
        return source.position(offset);
    }

    /** A value of a type that is written; -1 where none is. */
    public int type(String text, int site) {
        return text.isEmpty()
                ? -1
                : typed.computeIfAbsent(new Typed(text, site), key -> add(Value.Kind.TYPE, text, site));
    }

    public int add(Value.Kind kind, String text, int site, int... parts) {
        values.add(new Value(kind, text, site, 0, 0, -1, parts.length == 0 ? NO_PARTS : parts));
        return values.size() - 1;
    }

    /** A value with the place of its name. */
    public int addAt(Value.Kind kind, String text, int site, int offset, int... parts) {
        Position position = source.position(offset);
        values.add(new Value(
                kind, text, site, position.getLine(), position.getColumn(), -1, parts.length == 0 ? NO_PARTS : parts));
        return values.size() - 1;
    }

    public Value value(int index) {
        return values.get(index);
    }

    /** Whether the name of a value stands at an offset. */
    public boolean isAt(int index, int offset) {
        Position position = source.position(offset);
        Value value = values.get(index);
        return value.line() == position.getLine() && value.column() == position.getColumn();
    }

    /** The same value without a place of its own: what it names is told where it is used. */
    public int withoutPlace(int index) {
        if (index >= 0
                && values.get(index).kind() != Value.Kind.CALL
                && values.get(index).line() > 0) {
            Value old = values.get(index);
            values.set(index, new Value(old.kind(), old.text(), old.site(), 0, 0, -1, old.parts()));
        }
        return index;
    }

    /** What has been read, without values that no call and no name depends on. */
    public CallFacts facts() {
        BitSet needed = new BitSet(values.size());
        for (int index = 0; index < values.size(); index++) {
            if (values.get(index).line() > 0) {
                mark(index, needed);
            }
        }
        types.forEach(type -> type.members().forEach(member -> {
            if (valueOf(member.type()) >= 0) {
                mark(valueOf(member.type()), needed);
            }
        }));
        int[] moved = new int[values.size()];
        List<Value> kept = new ArrayList<>(needed.cardinality());
        for (int index = 0; index < values.size(); index++) {
            moved[index] = needed.get(index) ? kept.size() : -1;
            if (needed.get(index)) {
                kept.add(values.get(index));
            }
        }
        kept.replaceAll(value -> moved(value, moved));
        types.replaceAll(type -> moved(type, moved));
        return new CallFacts(List.copyOf(types), List.copyOf(sites), kept);
    }

    /** The value that a type is written as; -1 where it is written as a type. */
    public static int valueOf(String type) {
        return type.startsWith("=") ? Integer.parseInt(type, 1, type.length(), 10) : -1;
    }

    /** The type of a value, as {@link #valueOf} reads it. */
    public static String typeOf(int value) {
        return value < 0 ? "" : "=" + value;
    }

    private void mark(int start, BitSet needed) {
        List<Integer> open = new ArrayList<>(List.of(start));
        while (!open.isEmpty()) {
            int index = open.removeLast();
            if (index >= 0 && !needed.get(index)) {
                needed.set(index);
                for (int part : values.get(index).parts()) {
                    open.add(part);
                }
            }
        }
    }

    private static Value moved(Value value, int[] moved) {
        if (value.parts().length == 0) {
            return value;
        }
        int[] parts = new int[value.parts().length];
        for (int part = 0; part < parts.length; part++) {
            parts[part] = value.parts()[part] < 0 ? -1 : moved[value.parts()[part]];
        }
        return new Value(value.kind(), value.text(), value.site(), value.line(), value.column(), -1, parts);
    }

    private static TypeShape moved(TypeShape type, int[] moved) {
        if (type.members().stream().noneMatch(member -> valueOf(member.type()) >= 0)) {
            return type;
        }
        List<Member> members = type.members().stream()
                .map(member -> valueOf(member.type()) < 0
                        ? member
                        : new Member(
                                member.kind(),
                                member.name(),
                                member.flags(),
                                member.variables(),
                                member.parameters(),
                                typeOf(moved[valueOf(member.type())]),
                                member.line(),
                                member.column()))
                .toList();
        return new TypeShape(
                type.name(),
                type.site(),
                type.isInterface(),
                type.variables(),
                type.supertypes(),
                members,
                type.line(),
                type.column());
    }
}
