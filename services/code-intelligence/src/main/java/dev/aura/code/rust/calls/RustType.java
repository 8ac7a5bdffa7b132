package dev.aura.code.rust.calls;

import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.TypeShape;
import dev.aura.code.language.typed.Item;
import dev.aura.code.language.typed.Term;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A struct, enum, union, trait, or another name for a type. */
final class RustType implements Term.Head {

    private final RustFile file;
    private final int number;
    private final TypeShape shape;
    private final Map<String, Item> members = new HashMap<>();

    /** Whether it is being found out what this is another name for. */
    private boolean asked;

    RustType(RustFile file, int number, TypeShape shape) {
        this.file = file;
        this.number = number;
        this.shape = shape;
        for (int index = 0; index < shape.members().size(); index++) {
            members.putIfAbsent(shape.members().get(index).name(), file.item(number, index));
        }
    }

    RustFile file() {
        return file;
    }

    int number() {
        return number;
    }

    TypeShape shape() {
        return shape;
    }

    boolean isTrait() {
        return shape.isInterface();
    }

    boolean isNamed(String simple) {
        return shape.name().equals(simple);
    }

    /** Whether it is one of the library. */
    boolean isForeign() {
        return file.isForeign();
    }

    Place place() {
        return new Place(file.path(), shape.line(), shape.column());
    }

    @Nullable
    Item member(String name) {
        return members.get(name);
    }

    Iterable<Item> members() {
        return members.values();
    }

    Term self() {
        return file.self(this, number);
    }

    /** What another name for a type means; null for a type. */
    @Nullable
    Term meant() {
        Item alias = members.get(ItemReader.ALIAS);
        if (alias == null || asked) {
            return alias == null ? null : Term.UNKNOWN;
        }
        asked = true;
        try {
            return file.term(number, -1, alias.shape().type());
        } finally {
            asked = false;
        }
    }

    @Override
    public String toString() {
        return shape.name();
    }
}
