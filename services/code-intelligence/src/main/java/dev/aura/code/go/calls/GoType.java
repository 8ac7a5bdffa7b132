package dev.aura.code.go.calls;

import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.Member;
import dev.aura.code.language.calls.TypeShape;
import dev.aura.code.language.typed.Item;
import dev.aura.code.language.typed.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type of the workspace with its methods, which may stand in other files. */
final class GoType implements Term.Head {

    private final GoFile file;
    private final int number;
    private final TypeShape shape;
    private final Map<String, Item> members = new LinkedHashMap<>();
    private final List<GoType> others = new ArrayList<>(0);

    GoType(GoFile file, int number, TypeShape shape) {
        this.file = file;
        this.number = number;
        this.shape = shape;
        for (int index = 0; index < shape.members().size(); index++) {
            if (shape.members().get(index).line() > 0) {
                add(file.item(number, index));
            }
        }
    }

    void add(Item item) {
        members.merge(item.name(), item, GoPackage::both);
    }

    /** The same type as another platform has it. */
    void addOther(GoType other) {
        others.add(other);
    }

    List<GoType> others() {
        return others;
    }

    GoFile file() {
        return file;
    }

    TypeShape shape() {
        return shape;
    }

    int number() {
        return number;
    }

    boolean isInterface() {
        return shape.isInterface();
    }

    Place place() {
        return new Place(file.path(), shape.line(), shape.column());
    }

    /** A field or method of its own. */
    @Nullable
    Item member(String name) {
        return members.get(name);
    }

    Iterable<Item> members() {
        return members.values();
    }

    /** The type with its own parameters. */
    Term self() {
        return file.self(this, number);
    }

    List<Term> embedded() {
        return shape.supertypes().stream()
                .map(text -> file.term(number, -1, text))
                .toList();
    }

    /** The type that it is made of, or that it is another name for; null for a struct or interface. */
    @Nullable
    Term made() {
        Member first = shape.members().isEmpty() ? null : shape.members().getFirst();
        return first == null || first.line() > 0 ? null : file.term(number, -1, first.type());
    }

    boolean isAlias() {
        return !shape.members().isEmpty() && shape.members().getFirst().name().equals(TypeShapes.ALIAS);
    }

    @Override
    public String toString() {
        return shape.name();
    }
}
