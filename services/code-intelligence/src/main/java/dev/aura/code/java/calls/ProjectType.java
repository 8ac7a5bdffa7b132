package dev.aura.code.java.calls;

import dev.aura.code.java.calls.JavaType.Reference;
import dev.aura.code.java.calls.JavaType.Variable;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.Member;
import dev.aura.code.language.calls.TypeShape;
import dev.aura.code.language.calls.TypeShape.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type of the workspace. */
final class ProjectType extends TypeModel {

    private final FileModel file;
    private final int index;
    private final TypeShape shape;
    private final String name;
    private final Map<String, ProjectType> nested = new HashMap<>();
    private final Map<Integer, List<Variable>> memberVariables = new HashMap<>();
    private @Nullable List<Variable> variables;
    private @Nullable List<Reference> supertypes;

    ProjectType(FileModel file, int index, TypeShape shape, String name) {
        this.file = file;
        this.index = index;
        this.shape = shape;
        this.name = name;
    }

    TypeShape shape() {
        return shape;
    }

    void nest(ProjectType type) {
        nested.put(type.shape.name(), type);
    }

    Place place() {
        return new Place(file.path(), shape.line(), shape.column());
    }

    @Override
    String name() {
        return name;
    }

    @Override
    boolean isInterface() {
        return shape.isInterface();
    }

    @Override
    List<Variable> variables() {
        List<Variable> known = variables;
        if (known == null) {
            known = variables(shape.variables(), FileModel.HEADER);
            variables = known;
        }
        return known;
    }

    /** The type parameters of a member. */
    List<Variable> variables(int member) {
        return memberVariables.computeIfAbsent(
                member, key -> variables(shape.members().get(key).variables(), key));
    }

    private List<Variable> variables(List<TypeVariable> written, int member) {
        List<Variable> made = new ArrayList<>();
        for (TypeVariable variable : written) {
            made.add(new Variable(
                    variable.name(),
                    () -> variable.bounds().stream()
                            .map(bound -> file.type(index, member, bound))
                            .toList()));
        }
        return made;
    }

    @Override
    List<Reference> supertypes() {
        List<Reference> known = supertypes;
        if (known == null) {
            supertypes = List.of(); // while they are read: a type may name itself
            known = readSupertypes();
            supertypes = known;
        }
        return known;
    }

    private List<Reference> readSupertypes() {
        List<Reference> read = new ArrayList<>();
        boolean anonymous = shape.name().isEmpty();
        for (String written : shape.supertypes()) {
            // An anonymous type is named in a body, where the members around are in scope.
            JavaType type = anonymous
                    ? file.type(file.site(shape.site()), written)
                    : file.type(index, FileModel.HEADER, written);
            if (type instanceof Reference reference) {
                read.add(reference);
            }
        }
        boolean hasClass = read.stream().anyMatch(type -> !type.model().isInterface());
        if (!hasClass) {
            read.add(PlatformType.OBJECT);
        }
        return read;
    }

    @Override
    List<MethodModel> readMethods(String wanted) {
        return read(Member.Kind.METHOD, wanted);
    }

    @Override
    List<MethodModel> methods() {
        return read(Member.Kind.METHOD, null);
    }

    @Override
    List<MethodModel> constructors() {
        return read(Member.Kind.CONSTRUCTOR, null);
    }

    private List<MethodModel> read(Member.Kind kind, @Nullable String wanted) {
        List<MethodModel> read = new ArrayList<>();
        for (int member = 0; member < shape.members().size(); member++) {
            Member found = shape.members().get(member);
            if (found.kind() == kind && (wanted == null || found.name().equals(wanted))) {
                read.add(model(found, member));
            }
        }
        return read;
    }

    private MethodModel model(Member member, int number) {
        boolean constructor = member.kind() == Member.Kind.CONSTRUCTOR;
        Place place = member.is(Member.IMPLICIT) ? null : new Place(file.path(), member.line(), member.column());
        return new MethodModel(
                this,
                constructor ? "new" : member.name(),
                member.flags(),
                variables(number),
                member.parameters().stream()
                        .map(type -> file.type(index, number, type))
                        .toList(),
                constructor ? self() : file.type(index, number, member.type()),
                place);
    }

    @Override
    @Nullable
    JavaType field(String wanted) {
        for (Member member : shape.members()) {
            if (member.kind() == Member.Kind.FIELD && member.name().equals(wanted)) {
                return file.type(index, FileModel.BODY, member.type());
            }
        }
        return null;
    }

    @Override
    @Nullable
    TypeModel memberType(String wanted) {
        return nested.get(wanted);
    }

    /** What a name stands for among the type parameters of a member and of the type itself. */
    @Nullable
    JavaType variable(String wanted, int member) {
        for (Variable variable : member >= 0 ? variables(member) : List.<Variable>of()) {
            if (variable.name().equals(wanted)) {
                return variable;
            }
        }
        for (Variable variable : variables()) {
            if (variable.name().equals(wanted)) {
                return variable;
            }
        }
        return null;
    }
}
