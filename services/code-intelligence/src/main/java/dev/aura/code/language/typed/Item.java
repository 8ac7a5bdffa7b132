package dev.aura.code.language.typed;

import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.Member;
import java.util.List;

/**
 * Something that is declared and has a value: a function, field or variable.
 *
 * @param path the file
 * @param type number of the type there that has it
 * @param member its number there
 * @param shape what is written
 * @param places where its name stands; several where it is declared again for another platform
 */
public record Item(String path, int type, int member, Member shape, List<Place> places) {

    public boolean isFunction() {
        return shape.kind() == Member.Kind.METHOD;
    }

    public String name() {
        return shape.name();
    }

    public Place place() {
        return places.getFirst();
    }
}
