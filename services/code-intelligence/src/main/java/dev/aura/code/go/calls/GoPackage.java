package dev.aura.code.go.calls;

import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.typed.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the files of a package declare. A name that is declared again, for another platform, is one thing in several places. */
final class GoPackage {

    private final String name;
    private final Map<String, GoType> types = new HashMap<>();
    private final Map<String, Item> items = new HashMap<>();

    GoPackage(String name) {
        this.name = name;
    }

    /** The name that its files give it. */
    String name() {
        return name;
    }

    void add(GoType type) {
        GoType before = types.putIfAbsent(type.shape().name(), type);
        if (before != null) {
            before.addOther(type);
        }
    }

    void add(Item item) {
        items.merge(item.name(), item, GoPackage::both);
    }

    static Item both(Item before, Item added) {
        List<Place> places = new ArrayList<>(before.places());
        places.addAll(added.places());
        return new Item(before.path(), before.type(), before.member(), before.shape(), places);
    }

    @Nullable
    GoType type(String simple) {
        return types.get(simple);
    }

    @Nullable
    Item item(String simple) {
        return items.get(simple);
    }
}
