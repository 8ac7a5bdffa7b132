package dev.aura.code.java.calls;

import dev.aura.code.java.calls.JavaType.Reference;
import dev.aura.code.language.calls.CallFacts;
import dev.aura.code.language.calls.CallFacts.Site;
import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.language.calls.TypeShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file with its types, and what type names mean in it. */
final class FileModel {

    /** In place of a member: the header of a type, where its members are not in scope. */
    static final int HEADER = -2;

    /** In place of a member: the body of a type. */
    static final int BODY = -1;

    private final CallUnit unit;
    private final Universe universe;
    private final Imports imports;
    private final List<ProjectType> types = new ArrayList<>();
    private final Map<Site, List<ProjectType>> local = new HashMap<>();

    FileModel(CallUnit unit, Universe universe) {
        this.unit = unit;
        this.universe = universe;
        this.imports = Imports.of(unit.imports());
        CallFacts facts = unit.facts();
        for (int index = 0; index < facts.types().size(); index++) {
            add(index, facts.types().get(index));
        }
    }

    private void add(int index, TypeShape shape) {
        Site site = shape.site() < 0 ? null : site(shape.site());
        String prefix = site == null ? unit.module() : types.get(site.type()).name();
        String name = prefix.isEmpty() ? shape.name() : prefix + "." + shape.name();
        ProjectType type = new ProjectType(this, index, shape, name);
        types.add(type);
        if (site == null) {
            universe.declare(name, type);
        } else if (site.member() == BODY) {
            types.get(site.type()).nest(type);
            universe.declare(name, type);
        } else if (!shape.name().isEmpty()) {
            local.computeIfAbsent(site, key -> new ArrayList<>()).add(type);
        }
    }

    String path() {
        return unit.path();
    }

    String module() {
        return unit.module();
    }

    CallFacts facts() {
        return unit.facts();
    }

    Imports imports() {
        return imports;
    }

    Universe universe() {
        return universe;
    }

    List<ProjectType> types() {
        return types;
    }

    ProjectType type(int index) {
        return types.get(index);
    }

    Site site(int number) {
        return unit.facts().sites().get(number);
    }

    /** The place around a type; null at top level. */
    @Nullable
    Site around(int type) {
        int site = types.get(type).shape().site();
        return site < 0 ? null : site(site);
    }

    JavaType type(Site site, String text) {
        return type(site.type(), site.member(), text);
    }

    JavaType type(int type, int member, String text) {
        return new TypeParser(this, type, member, text).parse();
    }

    /** What a simple name stands for at a place: a type variable or type; null where it is no type that we know of. */
    @Nullable
    JavaType named(int type, int member, String name) {
        int within = member;
        for (int at = type; at >= 0; ) {
            JavaType found = inside(at, within, name);
            if (found != null) {
                return found;
            }
            Site around = around(at);
            at = around == null ? -1 : around.type();
            within = around == null ? -1 : around.member();
        }
        TypeModel top = topLevel(name);
        return top == null ? null : new Reference(top, List.of());
    }

    private @Nullable JavaType inside(int at, int member, String name) {
        ProjectType model = types.get(at);
        for (ProjectType declared : local.getOrDefault(new Site(at, member), List.of())) {
            if (declared.shape().name().equals(name)) {
                return new Reference(declared, List.of());
            }
        }
        JavaType variable = model.variable(name, member);
        if (variable != null || member == HEADER) {
            return variable;
        }
        if (model.shape().name().equals(name)) {
            return new Reference(model, List.of());
        }
        TypeModel inherited = model.inheritedType(name);
        return inherited == null ? null : new Reference(inherited, List.of());
    }

    private @Nullable TypeModel topLevel(String name) {
        String single = imports.single(name);
        if (single != null) {
            return universe.findOrExternal(single);
        }
        TypeModel beside = universe.findProject(unit.module().isEmpty() ? name : unit.module() + "." + name);
        if (beside != null) {
            return beside;
        }
        for (String demanded : imports.onDemand()) {
            TypeModel found = universe.find(demanded + "." + name);
            if (found != null) {
                return found;
            }
        }
        return universe.find("java.lang." + name);
    }
}
