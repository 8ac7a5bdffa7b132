package dev.aura.code.go.calls;

import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.typed.Item;
import dev.aura.code.language.typed.Meaning;
import dev.aura.code.language.typed.Term;
import dev.aura.code.language.typed.Term.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which types have the methods of which interfaces: a pointer to the type, so that methods of both count. */
final class Interfaces {

    private static final int LEVELS_MAX = 12;
    private static final int DEPTH_MAX = 12;

    private final Selection selection;
    private final Map<Place, GoType> types = new LinkedHashMap<>();
    private final Map<String, Set<GoType>> byMethod = new HashMap<>();
    private final Map<GoType, Map<GoType, List<Item>>> known = new HashMap<>();

    Interfaces(GoWorkspace workspace, Selection selection) {
        this.selection = selection;
        for (GoFile file : workspace.files()) {
            for (GoType type : file.types()) {
                if (type != null && type.shape().line() > 0 && !type.isAlias()) {
                    types.put(type.place(), type);
                    methods(type)
                            .forEach(name -> byMethod.computeIfAbsent(name, key -> new LinkedHashSet<>())
                                    .add(type));
                }
            }
        }
    }

    /** Names of the methods that a type has, those of what it embeds too. */
    private Set<String> methods(GoType type) {
        Set<String> names = new LinkedHashSet<>();
        Set<GoType> seen = new HashSet<>();
        List<GoType> level = List.of(type);
        for (int depth = 0; depth < LEVELS_MAX && !level.isEmpty(); depth++) {
            List<GoType> next = new ArrayList<>();
            for (GoType holder : level) {
                if (seen.add(holder)) {
                    addMethods(holder, names);
                    next.addAll(embedded(holder));
                }
            }
            level = next;
        }
        return names;
    }

    private static void addMethods(GoType holder, Set<String> names) {
        for (Item member : holder.members()) {
            if (member.isFunction()) {
                names.add(member.name());
            }
        }
    }

    /** The types that a type embeds; for one that is made of an interface, that too. */
    private List<GoType> embedded(GoType holder) {
        List<Term> terms = new ArrayList<>(holder.embedded());
        if (holder.made() != null && holder.made().head() instanceof GoType made && made.isInterface()) {
            terms.add(holder.made());
        }
        List<GoType> embedded = new ArrayList<>();
        for (Term term : terms) {
            if (selection.pointed(term).head() instanceof GoType other) {
                embedded.add(other);
            }
        }
        return embedded;
    }

    /** The types under an interface, or the methods that implement one of its methods. */
    Iterable<Place> implementers(Place place) {
        GoType type = types.get(place);
        List<Place> found = new ArrayList<>();
        if (type != null) {
            implementers(type).keySet().forEach(under -> found.add(under.place()));
            return found;
        }
        for (GoType owner : types.values()) {
            if (owner.isInterface() && declares(owner, place)) {
                String name = nameAt(owner, place);
                implementers(owner)
                        .values()
                        .forEach(methods -> methods.stream()
                                .filter(method -> method.name().equals(name)
                                        && !method.places().contains(place))
                                .forEach(method -> found.addAll(method.places())));
            }
        }
        return found;
    }

    private static boolean declares(GoType owner, Place place) {
        return !nameAt(owner, place).isEmpty();
    }

    private static String nameAt(GoType owner, Place place) {
        for (Item member : owner.members()) {
            if (member.isFunction() && member.places().contains(place)) {
                return member.name();
            }
        }
        return "";
    }

    /** The methods of interfaces that a method implements. */
    List<Place> overridden(Place place, String name) {
        List<Place> found = new ArrayList<>();
        for (GoType owner : byMethod.getOrDefault(name, Set.of())) {
            Item own = owner.isInterface() ? owner.member(name) : null;
            if (own != null
                    && !own.places().contains(place)
                    && implementers(owner).values().stream()
                            .flatMap(List::stream)
                            .anyMatch(method -> method.places().contains(place))) {
                found.addAll(own.places());
            }
        }
        return found;
    }

    /** Each type that has all methods of an interface, with those methods. */
    private Map<GoType, List<Item>> implementers(GoType wanted) {
        Map<GoType, List<Item>> before = known.get(wanted);
        if (before != null) {
            return before;
        }
        Map<GoType, List<Item>> found = new LinkedHashMap<>();
        Set<String> names = wanted.isInterface() ? methods(wanted) : Set.of();
        Set<GoType> candidates = names.stream()
                .map(name -> byMethod.getOrDefault(name, Set.of()))
                .min(Comparator.comparingInt(Set::size))
                .orElse(Set.of());
        for (GoType candidate : candidates) {
            List<Item> methods = candidate.equals(wanted) ? List.of() : fitting(candidate, wanted, names);
            if (!methods.isEmpty()) {
                found.put(candidate, methods);
            }
        }
        known.put(wanted, found);
        return found;
    }

    private List<Item> fitting(GoType candidate, GoType wanted, Set<String> names) {
        List<Item> methods = new ArrayList<>();
        for (String name : names) {
            Meaning asked = selection.select(wanted.self(), name);
            Meaning given = selection.select(candidate.self(), name);
            Item item = given.item();
            if (item == null || !given.is(Meaning.Kind.FUNCTION) || !fits(asked.term(), given.term(), 0)) {
                return List.of();
            }
            methods.add(item);
        }
        return methods;
    }

    /** Whether two types may be the same one: what is not known, or stands for any type, may. */
    private static boolean fits(Term one, Term other, int depth) {
        boolean open = one.isUnknown()
                || other.isUnknown()
                || one.is("!")
                || other.is("!")
                || one.head() instanceof Variable
                || other.head() instanceof Variable;
        if (open || depth > DEPTH_MAX || (isEmpty(one) && isEmpty(other))) {
            return true;
        }
        if (!one.head().equals(other.head())
                || one.args().size() != other.args().size()) {
            return false;
        }
        for (int index = 0; index < one.args().size(); index++) {
            if (!fits(one.args().get(index), other.args().get(index), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    /** `any`, and `interface{}`, of which each is a type of its own here; nor are types without a name told apart. */
    private static boolean isEmpty(Term term) {
        return term.is("any")
                || (term.head() instanceof GoType type && type.shape().line() == 0);
    }
}
