package dev.aura.code.rust.calls;

import dev.aura.code.language.calls.CallFacts;
import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.calls.Member;
import dev.aura.code.language.typed.Item;
import dev.aura.code.language.typed.TypedIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Ties the calls of a workspace's Rust files. */
public final class RustCalls implements CallSystem {

    private final Supplier<CallFacts> library;

    /** Calls, with what is known of the library: it is asked for when a workspace is. */
    public RustCalls(Supplier<CallFacts> library) {
        this.library = library;
    }

    @Override
    public Index index(Collection<CallUnit> units) {
        return new RustIndex(units, library.get());
    }

    private static final class RustIndex extends TypedIndex {

        private final RustWorkspace workspace;
        private final Map<Place, RustType> types = new HashMap<>();
        private final Map<Place, Item> methods = new HashMap<>();
        private final Map<Place, Implementation> homes = new HashMap<>();
        private final Map<String, Set<String>> aliases = new HashMap<>();

        RustIndex(Collection<CallUnit> units, CallFacts library) {
            workspace = new RustWorkspace(sorted(units), library);
            for (RustFile file : workspace.files()) {
                if (!file.isForeign()) {
                    add(file.path(), new RustTyping(file));
                    file.types().forEach(this::note);
                    file.aliases(aliases);
                }
            }
            for (RustFile file : workspace.files()) {
                file.types().forEach(type -> workspace.ofTrait(type).forEach(this::note));
            }
        }

        private void note(RustType type) {
            types.put(type.place(), type);
            if (type.isTrait()) {
                type.members().forEach(item -> methods.put(item.place(), item));
            }
        }

        private void note(Implementation implementation) {
            implementation.items().values().forEach(item -> homes.put(item.place(), implementation));
        }

        @Override
        protected Set<String> renamed(String name) {
            return aliases.getOrDefault(name, Set.of());
        }

        /** A struct whose fields have no names is made by a function of its name, which stands where it does. */
        @Override
        public List<Place> constructors(Place place) {
            return List.of();
        }

        @Override
        public List<Place> implementers(Place place) {
            RustType type = types.get(place);
            List<Place> found = new ArrayList<>();
            if (type != null && type.isTrait()) {
                for (Implementation one : workspace.ofTrait(type)) {
                    if (one.self().head() instanceof RustType under && !under.isForeign()) {
                        found.add(under.place());
                    }
                }
            }
            Item method = type == null ? methods.get(place) : null;
            RustType trait = method == null ? null : trait(method);
            for (Implementation one : trait == null ? List.<Implementation>of() : workspace.ofTrait(trait)) {
                Item own = one.items().get(method == null ? "" : method.name());
                if (own != null) {
                    found.addAll(own.places());
                }
            }
            return sorted(found);
        }

        private @Nullable RustType trait(Item method) {
            RustFile file = workspace.file(method.path());
            return file == null ? null : file.type(method.type());
        }

        @Override
        public List<Place> overridden(Place place) {
            Implementation home = homes.get(place);
            RustType trait = home == null ? null : home.traitType();
            List<Place> found = new ArrayList<>();
            if (home != null && trait != null && !trait.isForeign()) {
                for (Item item : home.items().values()) {
                    Item above = item.place().equals(place) ? trait.member(item.name()) : null;
                    if (above != null && above.shape().kind() == Member.Kind.METHOD) {
                        found.addAll(above.places());
                    }
                }
            }
            return sorted(found);
        }
    }
}
