package dev.aura.code.pattern;

import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.CallSystem.TiedCall;
import dev.aura.code.language.design.Deed;
import dev.aura.code.language.design.Flags;
import dev.aura.code.language.design.MethodFacts;
import dev.aura.code.types.Type;
import dev.aura.proto.code.v1.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which data of other classes the methods of Java classes use: their fields, directly or through methods that do nothing but return or set one. Data of
 * ancestors, of descendants, and of types within the same outermost type are no foreign data. Nor are the components of records: they are what a record shows, not what it
 * keeps. Constants are no data.
 */
final class Accesses {

    private final Project project;
    private final Function<String, List<TiedCall>> callsIn;
    private final Map<Place, Target> accessors = new HashMap<>();
    private final Map<String, Map<Type, Map<MethodFacts, Data>>> byPath = new HashMap<>();

    Accesses(Project project, CallSystem.Index calls) {
        this.project = project;
        this.callsIn = calls::callsIn;
        project.types().all().stream().filter(Accesses::keepsData).forEach(this::accessors);
    }

    /** A field of a type, and where its accessor stands. */
    record Target(Type type, String field, int line) {}

    /**
     * What a method uses.
     *
     * @param foreign data of other classes
     * @param own data of its own class through its accessors
     */
    record Data(List<Target> foreign, List<String> own) {
        Data() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    private static boolean keepsData(Type type) {
        return type.file().language().equals("java") && type.facts().kind() != Entity.Kind.RECORD;
    }

    private void accessors(Type type) {
        for (MethodFacts method : type.facts().methods()) {
            if (!method.is(Flags.STATIC)) {
                method.deeds(Deed.Kind.ACCESSES)
                        .findFirst()
                        .ifPresent(deed -> accessors.put(
                                new Place(type.path(), method.line(), method.column()),
                                new Target(type, deed.subject(), method.line())));
            }
        }
    }

    /** The data of each method of a type. */
    Map<MethodFacts, Data> of(Type type) {
        return byPath.computeIfAbsent(type.path(), this::read).getOrDefault(type, Map.of());
    }

    private Map<Type, Map<MethodFacts, Data>> read(String path) {
        Map<Integer, Type> typeByLine = new HashMap<>();
        Map<Integer, MethodFacts> methodByLine = new HashMap<>();
        Map<Type, Map<MethodFacts, Data>> found = new HashMap<>();
        for (Type type : project.types().in(path).values()) {
            for (MethodFacts method : type.facts().methods()) {
                for (int line = method.line(); line <= method.endLine(); line++) {
                    typeByLine.put(line, type);
                    methodByLine.put(line, method);
                }
                touched(type, method, data(found, type, method));
            }
        }
        for (TiedCall call : callsIn.apply(path)) {
            Type type = typeByLine.get(call.line());
            MethodFacts method = methodByLine.get(call.line());
            if (type != null && method != null && call.targets().size() == 1) {
                accessed(call).ifPresent(target -> add(type, target, data(found, type, method)));
            }
        }
        return found;
    }

    private static Data data(Map<Type, Map<MethodFacts, Data>> found, Type type, MethodFacts method) {
        return found.computeIfAbsent(type, key -> new HashMap<>()).computeIfAbsent(method, key -> new Data());
    }

    private void touched(Type type, MethodFacts method, Data data) {
        method.deeds(Deed.Kind.TOUCHES)
                .forEach(deed -> project.names()
                        .resolve(type, deed.subject())
                        .filter(Accesses::keepsData)
                        .ifPresent(other -> other.facts()
                                .field(deed.object())
                                .filter(field -> !field.is(Flags.STATIC))
                                .ifPresent(field -> add(type, new Target(other, field.name(), field.line()), data))));
    }

    /** The field that a call gives or sets. */
    private Optional<Target> accessed(TiedCall call) {
        return Optional.ofNullable(accessors.get(call.targets().getFirst()));
    }

    private void add(Type type, Target target, Data data) {
        if (target.type() == type) {
            data.own().add(target.field());
        } else if (!target.type().sharesFileWith(type)
                && !project.hierarchy().isUnder(type, target.type())
                && !project.hierarchy().isUnder(target.type(), type)) {
            data.foreign().add(target);
        }
    }
}
