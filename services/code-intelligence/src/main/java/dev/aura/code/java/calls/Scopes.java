package dev.aura.code.java.calls;

import dev.aura.code.java.calls.JavaType.ArrayOf;
import dev.aura.code.java.calls.JavaType.Primitive;
import dev.aura.code.java.calls.JavaType.Reference;
import dev.aura.code.java.calls.JavaType.Special;
import dev.aura.code.language.calls.CallFacts.Site;
import dev.aura.code.language.calls.Value;
import dev.aura.code.language.calls.Value.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What names mean where they stand in a file. */
final class Scopes {

    private final FileModel file;
    private final Typing typing;

    Scopes(FileModel file, Typing typing) {
        this.file = file;
        this.typing = typing;
    }

    /** The types around a place, innermost first. */
    List<ProjectType> around(Site site) {
        List<ProjectType> around = new ArrayList<>();
        for (Site at = site; at != null; at = file.around(at.type())) {
            around.add(file.type(at.type()));
        }
        return around;
    }

    JavaType self(Value value) {
        return named(value).self();
    }

    private ProjectType named(Value value) {
        Site site = file.site(value.site());
        String simple = value.text().substring(value.text().lastIndexOf('.') + 1);
        for (ProjectType type : around(site)) {
            if (simple.isEmpty() || type.shape().name().equals(simple)) {
                return type;
            }
        }
        return file.type(site.type());
    }

    /** What `super` stands for: the superclass, or the interface that is named. */
    JavaType parent(Value value) {
        ProjectType type = named(value);
        boolean around = value.text().isEmpty()
                || type.shape()
                        .name()
                        .equals(value.text().substring(value.text().lastIndexOf('.') + 1));
        if (!around) {
            return file.type(file.site(value.site()), value.text());
        }
        for (Reference parent : type.supertypes()) {
            if (!parent.model().isInterface()) {
                return parent;
            }
        }
        return PlatformType.OBJECT;
    }

    Meaning meaning(int index) {
        Value value = typing.value(index);
        return value.kind() == Kind.NAME || value.kind() == Kind.MEMBER
                ? meaning(value)
                : new Meaning.OfType(typing.type(index));
    }

    Meaning meaning(Value value) {
        return value.kind() == Kind.NAME ? simple(value) : member(value);
    }

    private Meaning simple(Value value) {
        Site site = file.site(value.site());
        for (ProjectType type : around(site)) {
            JavaType field = type.inheritedField(value.text());
            if (field != null) {
                return new Meaning.OfType(field);
            }
        }
        JavaType imported = importedField(value.text());
        if (imported != null) {
            return new Meaning.OfType(imported);
        }
        JavaType type = file.named(site.type(), site.member(), value.text());
        return type == null ? new Meaning.PackageName(value.text()) : new Meaning.TypeName(type);
    }

    private @Nullable JavaType importedField(String name) {
        List<String> types = new ArrayList<>(file.imports().staticSingles().getOrDefault(name, List.of()));
        types.addAll(file.imports().staticOnDemand());
        for (String type : types) {
            TypeModel model = file.universe().find(type);
            JavaType field = model == null ? null : model.inheritedField(name);
            if (field != null) {
                return field;
            }
        }
        return null;
    }

    private Meaning member(Value value) {
        String name = value.text();
        return switch (meaning(value.parts()[0])) {
            case Meaning.OfType typed -> new Meaning.OfType(field(typed.type(), name));
            case Meaning.TypeName named -> {
                TypeModel nested = named.type() instanceof Reference reference
                        ? reference.model().inheritedType(name)
                        : null;
                JavaType field = field(named.type(), name);
                yield nested != null && field == Special.UNKNOWN
                        ? new Meaning.TypeName(new Reference(nested, List.of()))
                        : new Meaning.OfType(field);
            }
            case Meaning.PackageName outer -> {
                String qualified = outer.name() + "." + name;
                TypeModel type = file.universe().find(qualified);
                yield type == null
                        ? new Meaning.PackageName(qualified)
                        : new Meaning.TypeName(new Reference(type, List.of()));
            }
        };
    }

    private static JavaType field(JavaType type, String name) {
        if (type instanceof ArrayOf) {
            return name.equals("length") ? new Primitive("int") : Special.UNKNOWN;
        }
        if (!(type instanceof Reference reference)) {
            return Special.UNKNOWN;
        }
        JavaType field = reference.model().inheritedField(name);
        return field == null ? Special.UNKNOWN : Substitution.apply(field, reference.substitution());
    }
}
