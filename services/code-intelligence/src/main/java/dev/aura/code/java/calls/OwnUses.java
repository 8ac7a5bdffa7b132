package dev.aura.code.java.calls;

import dev.aura.code.language.calls.CallFacts.Site;
import dev.aura.code.language.calls.Member;
import dev.aura.code.language.calls.TypeShape;
import dev.aura.code.language.calls.Value;
import dev.aura.code.language.calls.Value.Kind;
import dev.aura.code.language.design.Deed;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which members of its own type each member uses, and which fields of other objects: from all values of a file, names resolved by their
 * scopes. What stands in a local or anonymous type counts for the member around it.
 */
public final class OwnUses {

    private final List<TypeShape> types;
    private final List<Site> sites;
    private final List<Value> values;
    private final Map<Long, Use> byPlace = new HashMap<>();

    private OwnUses(Facts facts) {
        this.types = facts.types();
        this.sites = facts.sites();
        this.values = facts.values();
    }

    /**
     * What one member uses.
     *
     * @param fields fields of its own type
     * @param calls methods of its own type
     * @param touches fields of objects of other types
     */
    public record Use(SortedSet<String> fields, SortedSet<String> calls, Set<Deed> touches) {

        private static final Use NOTHING = new Use(new TreeSet<>(), new TreeSet<>(), Set.of());

        private static Use none() {
            return new Use(new TreeSet<>(), new TreeSet<>(), new LinkedHashSet<>());
        }
    }

    static OwnUses of(Facts facts) {
        OwnUses uses = new OwnUses(facts);
        facts.values().forEach(uses::read);
        return uses;
    }

    /** What the member uses whose name stands at a place. */
    public Use at(int line, int column) {
        return byPlace.getOrDefault(place(line, column), Use.NOTHING);
    }

    private static long place(int line, int column) {
        return (long) line << 32 | column;
    }

    private void read(Value value) {
        switch (value.kind()) {
            case NAME -> add(declaring(value.site(), value.text(), Member.Kind.FIELD), value.text(), true);
            case MEMBER -> member(value);
            case CALL -> {
                if (value.parts()[0] < 0) {
                    add(declaring(value.site(), value.text(), Member.Kind.METHOD), value.text(), false);
                } else {
                    add(owner(value, value.parts()[0], Member.Kind.METHOD), value.text(), false);
                }
            }
            case REFERENCE -> {
                if (value.parts().length > 0 && value.parts()[0] >= 0) {
                    add(owner(value, value.parts()[0], Member.Kind.METHOD), value.text(), false);
                }
            }
            default -> {}
        }
    }

    private void member(Value value) {
        Site own = owner(value, value.parts()[0], Member.Kind.FIELD);
        if (own != null) {
            add(own, value.text(), true);
            return;
        }
        String type = typeOf(values.get(value.parts()[0]));
        Site holder = around(sites.get(value.site()), site -> isNamed(site.type()));
        if (!type.isEmpty() && holder != null) {
            use(holder).touches().add(new Deed(Deed.Kind.TOUCHES, bare(type), value.text()));
        }
    }

    /** The type as written of a local variable, parameter, or field of the own type; empty where it is not written. */
    private String typeOf(Value value) {
        String field = switch (value.kind()) {
            case TYPE -> "";
            case NAME -> value.text();
            case MEMBER -> values.get(value.parts()[0]).kind() == Kind.THIS ? value.text() : "";
            default -> "";
        };
        if (value.kind() == Kind.TYPE) {
            return value.text();
        }
        Site site = field.isEmpty() ? null : declaring(value.site(), field, Member.Kind.FIELD);
        return site == null
                ? ""
                : types.get(site.type()).members().stream()
                        .filter(member -> member.kind() == Member.Kind.FIELD
                                && member.name().equals(field))
                        .map(Member::type)
                        .findFirst()
                        .orElse("");
    }

    /** Where a member is used through `this`, another object of the type, or the type's name; null where it is another type's. */
    private @Nullable Site owner(Value use, int receiver, Member.Kind kind) {
        Value on = values.get(receiver);
        String type = switch (on.kind()) {
            case THIS -> on.text().substring(on.text().lastIndexOf('.') + 1);
            case TYPE -> bare(on.text());
            case NAME -> on.text();
            default -> null;
        };
        if (type == null) {
            return null;
        }
        Site found = around(
                sites.get(use.site()),
                site -> type.isEmpty() || types.get(site.type()).name().equals(type));
        return found != null && declares(found.type(), use.text(), kind) ? found : null;
    }

    private @Nullable Site declaring(int site, String name, Member.Kind kind) {
        return around(sites.get(site), at -> declares(at.type(), name, kind));
    }

    /** The nearest place, outwards, that fits. */
    private @Nullable Site around(Site from, Predicate<Site> fits) {
        Site at = from;
        while (!fits.test(at)) {
            int outer = types.get(at.type()).site();
            if (outer < 0) {
                return null;
            }
            at = sites.get(outer);
        }
        return at;
    }

    /** Whether a type is part of an outline: neither local nor anonymous, nor within one that is. */
    private boolean isNamed(int type) {
        int site = types.get(type).site();
        return !types.get(type).name().isEmpty()
                && (site < 0
                        || (sites.get(site).member() == FileModel.BODY
                                && isNamed(sites.get(site).type())));
    }

    private boolean declares(int type, String name, Member.Kind kind) {
        for (Member member : types.get(type).members()) {
            if (member.kind() == kind && member.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private void add(@Nullable Site site, String name, boolean field) {
        if (site != null && site.member() >= 0) {
            Use use = use(site);
            (field ? use.fields() : use.calls()).add(name);
        }
    }

    private Use use(Site site) {
        if (site.member() < 0) {
            return Use.none();
        }
        Member member = types.get(site.type()).members().get(site.member());
        return byPlace.computeIfAbsent(place(member.line(), member.column()), key -> Use.none());
    }

    private static String bare(String type) {
        int arguments = type.indexOf('<');
        return arguments < 0 ? type : type.substring(0, arguments);
    }
}
