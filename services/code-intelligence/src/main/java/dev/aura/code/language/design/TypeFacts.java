package dev.aura.code.language.design;

import dev.aura.proto.code.v1.Entity;
import java.util.List;
import java.util.Optional;

/**
 * A type with its members.
 *
 * @param name with the names of what encloses it, without the package
 * @param kind what it is; unspecified where only methods of a type stand that is declared elsewhere
 * @param flags of {@link Flags}
 * @param line of its name; 0 where it is declared elsewhere
 * @param column of its name
 * @param startLine first line
 * @param endLine last line
 * @param supertypes as written, the superclass first; only where the front end tells
 * @param fields those that are declared, and those that methods make
 * @param methods in order, constructors among them
 * @param mentions names of types that stand in it, sorted; those of types nested in it left out
 */
public record TypeFacts(
        String name,
        Entity.Kind kind,
        int flags,
        int line,
        int column,
        int startLine,
        int endLine,
        List<String> supertypes,
        List<FieldFacts> fields,
        List<MethodFacts> methods,
        List<String> mentions) {

    /** The name alone. */
    public String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Whether it stands in no other type. */
    public boolean isTopLevel() {
        return name.indexOf('.') < 0;
    }

    public boolean isDeclared() {
        return kind != Entity.Kind.KIND_UNSPECIFIED;
    }

    public boolean is(int flag) {
        return (flags & flag) != 0;
    }

    /** The field of a name. */
    public Optional<FieldFacts> field(String wanted) {
        return fields.stream().filter(field -> field.name().equals(wanted)).findFirst();
    }

    /** Sum of the cyclomatic complexities of its methods. */
    public int weightedMethods() {
        return methods.stream().mapToInt(MethodFacts::cyclomatic).sum();
    }
}
