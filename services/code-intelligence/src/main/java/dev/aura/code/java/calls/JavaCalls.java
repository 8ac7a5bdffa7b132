package dev.aura.code.java.calls;

import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.calls.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Ties the calls of a workspace's Java files. */
public final class JavaCalls implements CallSystem {

    @Override
    public Index index(Collection<CallUnit> units) {
        return new JavaIndex(units);
    }

    private static final class JavaIndex implements Index {

        private final Map<String, FileModel> files = new LinkedHashMap<>();
        private final Map<String, Typing> typings = new HashMap<>();
        private final Members members = new Members();
        private final Functions functions = new Functions();
        private final Map<Place, MethodModel> methods = new HashMap<>();
        private final Map<Place, ProjectType> types = new HashMap<>();
        private final List<ProjectType> allTypes = new ArrayList<>();

        JavaIndex(Collection<CallUnit> units) {
            Universe universe = new Universe();
            units.stream()
                    .sorted(Comparator.comparing(CallUnit::path))
                    .forEach(unit -> files.put(unit.path(), new FileModel(unit, universe)));
            files.values().forEach(file -> file.types().forEach(this::add));
        }

        private void add(ProjectType type) {
            allTypes.add(type);
            types.put(type.place(), type);
        }

        @Override
        public List<TiedCall> callsOf(String name) {
            List<TiedCall> tied = new ArrayList<>();
            files.values().forEach(file -> collect(file, name, tied));
            return tied;
        }

        @Override
        public List<TiedCall> callsIn(String path) {
            List<TiedCall> tied = new ArrayList<>();
            FileModel file = files.get(path);
            if (file != null) {
                collect(file, null, tied);
            }
            return tied;
        }

        private void collect(FileModel file, @Nullable String name, List<TiedCall> into) {
            List<Value> values = file.facts().values();
            for (int index = 0; index < values.size(); index++) {
                Value value = values.get(index);
                if (value.isCall() && (name == null || names(value, name))) {
                    into.add(tied(file, value, index));
                }
            }
        }

        /** Whether a call may be of a name; a constructor is called by its type's name, by `this`, `super` or `new`. */
        private static boolean names(Value value, String name) {
            String text = value.text();
            return switch (value.kind()) {
                case CALL -> text.equals(name);
                case NEW -> simple(text).equals(name);
                case CONSTRUCT -> true;
                case REFERENCE -> {
                    String named = text.indexOf(' ') < 0 ? text : text.substring(0, text.indexOf(' '));
                    yield named.equals(name) || named.equals("new");
                }
                default -> false;
            };
        }

        private static String simple(String type) {
            int arguments = type.indexOf('<');
            String bare = arguments < 0 ? type : type.substring(0, arguments);
            return bare.substring(bare.lastIndexOf('.') + 1);
        }

        private TiedCall tied(FileModel file, Value value, int index) {
            Typing typing = typings.computeIfAbsent(file.path(), path -> new Typing(file, members, functions));
            Chosen chosen = typing.chosen(index);
            Candidate candidate = chosen.candidate();
            Place place = candidate != null
                    ? candidate.method().place()
                    : chosen.type() instanceof ProjectType type ? type.place() : null;
            String name = value.kind() == Value.Kind.NEW ? simple(value.text()) : value.text();
            return new TiedCall(
                    file.path(),
                    value.line(),
                    value.column(),
                    name,
                    place == null && chosen.tie() != Tie.UNKNOWN ? Tie.OUTSIDE : chosen.tie(),
                    place == null ? List.of() : List.of(place));
        }

        @Override
        public List<Place> constructors(Place place) {
            ProjectType type = types.get(place);
            List<Place> places = new ArrayList<>();
            for (MethodModel constructor : type == null ? List.<MethodModel>of() : type.constructors()) {
                if (constructor.place() != null) {
                    places.add(constructor.place());
                }
            }
            return places;
        }

        @Override
        public List<Place> implementers(Place place) {
            ProjectType type = types.get(place);
            if (type != null) {
                return sorted(allTypes.stream()
                        .filter(other -> !other.equals(type) && other.isUnder(type))
                        .map(ProjectType::place)
                        .toList());
            }
            MethodModel method = method(place);
            if (method == null || method.isStatic() || method.isPrivate()) {
                return List.of();
            }
            List<Place> found = new ArrayList<>();
            for (ProjectType other : allTypes) {
                if (!other.equals(method.owner()) && other.isUnder(method.owner())) {
                    for (MethodModel own : other.methods(method.name())) {
                        if (own.place() != null && Overriding.overrides(own, method)) {
                            found.add(own.place());
                        }
                    }
                }
            }
            return sorted(found);
        }

        @Override
        public List<Place> overridden(Place place) {
            MethodModel method = method(place);
            if (method == null || method.isStatic() || method.isPrivate()) {
                return List.of();
            }
            List<Place> found = new ArrayList<>();
            for (TypeModel parent : method.owner().closure().keySet()) {
                for (MethodModel other :
                        parent.equals(method.owner()) ? List.<MethodModel>of() : parent.methods(method.name())) {
                    if (other.place() != null && Overriding.overrides(method, other)) {
                        found.add(other.place());
                    }
                }
            }
            return sorted(found);
        }

        private @Nullable MethodModel method(Place place) {
            if (methods.isEmpty()) {
                for (ProjectType type : allTypes) {
                    for (MethodModel method : type.methods()) {
                        if (method.place() != null) {
                            methods.put(method.place(), method);
                        }
                    }
                }
            }
            return methods.get(place);
        }

        private static List<Place> sorted(List<Place> places) {
            Set<Place> sorted = new TreeSet<>(Comparator.comparing(Place::path)
                    .thenComparingInt(Place::line)
                    .thenComparingInt(Place::column));
            sorted.addAll(places);
            return List.copyOf(sorted);
        }
    }
}
