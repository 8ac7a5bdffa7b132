package dev.aura.code.rust.calls;

import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.typed.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A module, or a block with items of its own, which sees what is around it. */
final class RustModule {

    private final String name;
    private final RustFile file;
    private final @Nullable RustModule around;
    private final boolean block;
    private final Map<String, RustModule> children = new HashMap<>();
    private final Map<String, RustType> types = new HashMap<>();
    private final Map<String, Item> items = new HashMap<>();
    private final Map<String, String> uses = new HashMap<>();
    private final List<String> globs = new ArrayList<>();

    /** A module; what is around it is null for that of a file. */
    RustModule(String name, RustFile file, @Nullable RustModule around, boolean block) {
        this.name = name;
        this.file = file;
        this.around = around;
        this.block = block;
        if (around != null && !block) {
            around.children.put(name.substring(name.lastIndexOf(':') + 1), this);
        }
    }

    String name() {
        return name;
    }

    RustFile file() {
        return file;
    }

    @Nullable
    RustModule around() {
        return around;
    }

    boolean isBlock() {
        return block;
    }

    @Nullable
    RustModule child(String simple) {
        return children.get(simple);
    }

    void add(RustType type) {
        types.putIfAbsent(type.shape().name(), type);
    }

    /** An item that is declared again is there under another condition. */
    void add(Item item) {
        items.merge(item.name(), item, RustModule::both);
    }

    static Item both(Item before, Item added) {
        List<Place> places = new ArrayList<>(before.places());
        places.addAll(added.places());
        return new Item(before.path(), before.type(), before.member(), before.shape(), places);
    }

    /** Takes in what it imports: the name, a space, the path. */
    void use(String line) {
        String use = line.startsWith(ItemReader.SHOWN) ? line.substring(ItemReader.SHOWN.length()) : line;
        int space = use.indexOf(' ');
        String alias = use.substring(0, space);
        String path = use.substring(space + 1);
        if (alias.equals("*")) {
            globs.add(path.substring(0, Math.max(0, path.length() - "::*".length())));
        } else {
            uses.putIfAbsent(alias, path);
        }
    }

    @Nullable
    RustType type(String simple) {
        return types.get(simple);
    }

    @Nullable
    Item item(String simple) {
        return items.get(simple);
    }

    /** The path that a name is imported by. */
    @Nullable
    String used(String alias) {
        return uses.get(alias);
    }

    /** Puts down the names that differ from those at the ends of their paths. */
    void renamed(Map<String, Set<String>> into) {
        uses.forEach((alias, path) -> {
            String simple = path.substring(path.lastIndexOf(':') + 1);
            if (!simple.equals(alias)) {
                into.computeIfAbsent(alias, key -> new TreeSet<>()).add(simple);
            }
        });
    }

    List<String> globs() {
        return globs;
    }
}
