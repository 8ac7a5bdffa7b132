package dev.aura.code.language.typed;

import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.CallSystem.Tie;
import dev.aura.code.language.calls.CallSystem.TiedCall;
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

/** Ties the calls of a workspace, and what else names functions, fields and variables, by what expressions stand for. */
public abstract class TypedIndex implements CallSystem.Index {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::path).thenComparingInt(Place::line).thenComparingInt(Place::column);

    private final Map<String, Typing> files = new LinkedHashMap<>();
    private final Map<String, List<Use>> byName = new HashMap<>();

    /** A value of a file that names something. */
    private record Use(String path, int value) {}

    protected final void add(String path, Typing typing) {
        files.put(path, typing);
    }

    /** Names of what some file imports by another one. */
    protected Set<String> renamed(String name) {
        return Set.of();
    }

    /** The last name of a path. */
    private static String simple(String path) {
        return path.substring(path.lastIndexOf(':') + 1);
    }

    @Override
    public final List<TiedCall> callsOf(String name) {
        if (byName.isEmpty()) {
            files.forEach(this::post);
        }
        List<TiedCall> tied = new ArrayList<>();
        for (Use use : byName.getOrDefault(name, List.of())) {
            collect(use.path(), use.value(), tied);
        }
        return tied;
    }

    private void post(String path, Typing typing) {
        for (int index = 0; index < typing.values().size(); index++) {
            Value value = typing.values().get(index);
            int number = index;
            if (value.line() > 0) {
                String name = simple(value.text());
                int callee = value.kind() == Value.Kind.CALL ? value.parts()[0] : -1;
                String meant =
                        callee < 0 ? name : simple(typing.values().get(callee).text());
                Set<String> names = new TreeSet<>(renamed(name));
                names.addAll(renamed(meant));
                names.add(name);
                names.add(meant);
                names.forEach(each -> post(each, new Use(path, number)));
            }
        }
    }

    private void post(String name, Use use) {
        byName.computeIfAbsent(name, key -> new ArrayList<>(2)).add(use);
    }

    @Override
    public final List<TiedCall> callsIn(String path) {
        List<TiedCall> tied = new ArrayList<>();
        Typing typing = files.get(path);
        for (int index = 0; typing != null && index < typing.values().size(); index++) {
            if (typing.values().get(index).line() > 0) {
                collect(path, index, tied);
            }
        }
        return tied;
    }

    private void collect(String path, int index, List<TiedCall> into) {
        Typing typing = files.get(path);
        if (typing == null) {
            return;
        }
        Value value = typing.values().get(index);
        Meaning meaning = value.kind() == Value.Kind.CALL ? typing.meaning(value.parts()[0]) : typing.meaning(index);
        TiedCall tied = tied(path, value, meaning);
        if (tied != null) {
            into.add(tied);
        }
    }

    /** A type is named rather than called, and what a local variable holds is told where it is put there. */
    private @Nullable TiedCall tied(String path, Value value, Meaning meaning) {
        Item item = meaning.item();
        String name = simple(value.text());
        if (item != null) {
            boolean byName = name.equals(item.name());
            return new TiedCall(path, value.line(), value.column(), name, meaning.tie(), item.places(), byName);
        }
        boolean foreign = value.kind() == Value.Kind.CALL && meaning.is(Meaning.Kind.FUNCTION);
        if (meaning.isUnknown() || meaning.isOutside() || foreign) {
            Tie tie = meaning.isUnknown() ? Tie.UNKNOWN : Tie.OUTSIDE;
            return new TiedCall(path, value.line(), value.column(), name, tie, List.of());
        }
        return null;
    }

    /** Files of the workspace, by their paths, in order. */
    protected static List<CallSystem.CallUnit> sorted(Collection<CallSystem.CallUnit> units) {
        return units.stream()
                .sorted(Comparator.comparing(CallSystem.CallUnit::path))
                .toList();
    }

    /** Places in order, each once. */
    protected static List<Place> sorted(Iterable<Place> places) {
        Set<Place> sorted = new TreeSet<>(ORDER);
        places.forEach(sorted::add);
        return List.copyOf(sorted);
    }
}
