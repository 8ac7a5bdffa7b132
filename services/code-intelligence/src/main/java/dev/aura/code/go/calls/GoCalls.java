package dev.aura.code.go.calls;

import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.typed.Item;
import dev.aura.code.language.typed.Term;
import dev.aura.code.language.typed.TypedIndex;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ties the calls of a workspace's Go files. */
public final class GoCalls implements CallSystem {

    @Override
    public Index index(Collection<CallUnit> units) {
        return new GoIndex(units);
    }

    private static final class GoIndex extends TypedIndex {

        private final GoWorkspace workspace;
        private final Selection selection;
        private final Map<String, GoTyping> typings = new HashMap<>();
        private final Map<Place, String> methods = new HashMap<>();
        private @Nullable Interfaces interfaces;

        GoIndex(Collection<CallUnit> units) {
            workspace = new GoWorkspace(sorted(units));
            selection = new Selection(workspace, (path, value) -> {
                GoTyping typing = typings.get(path);
                return typing == null ? Term.UNKNOWN : typing.term(value);
            });
            for (GoFile file : workspace.files()) {
                GoTyping typing = new GoTyping(file, selection);
                typings.put(file.path(), typing);
                add(file.path(), typing);
            }
        }

        private Interfaces interfaces() {
            Interfaces known = interfaces;
            if (known == null) {
                known = new Interfaces(workspace, selection);
                interfaces = known;
            }
            return known;
        }

        /** Go has none: objects are written in place. */
        @Override
        public List<Place> constructors(Place place) {
            return List.of();
        }

        @Override
        public List<Place> implementers(Place place) {
            return sorted(interfaces().implementers(place));
        }

        @Override
        public List<Place> overridden(Place place) {
            if (methods.isEmpty()) {
                workspace
                        .files()
                        .forEach(file -> file.types().forEach(type -> {
                            if (type != null) {
                                type.members().forEach(this::note);
                            }
                        }));
            }
            String name = methods.get(place);
            return name == null ? List.of() : sorted(interfaces().overridden(place, name));
        }

        private void note(Item member) {
            if (member.isFunction()) {
                member.places().forEach(place -> methods.put(place, member.name()));
            }
        }
    }
}
