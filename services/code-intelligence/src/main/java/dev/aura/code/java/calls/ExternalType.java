package dev.aura.code.java.calls;

import dev.aura.code.java.calls.JavaType.Reference;
import dev.aura.code.java.calls.JavaType.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type of a library, of which only the name is known. */
final class ExternalType extends TypeModel {

    private final String name;

    ExternalType(String name) {
        this.name = name;
    }

    @Override
    String name() {
        return name;
    }

    @Override
    boolean isKnown() {
        return false;
    }

    @Override
    boolean isInterface() {
        return false;
    }

    @Override
    List<Variable> variables() {
        return List.of();
    }

    @Override
    List<Reference> supertypes() {
        return List.of(PlatformType.OBJECT);
    }

    @Override
    List<MethodModel> readMethods(String wanted) {
        return List.of();
    }

    @Override
    List<MethodModel> methods() {
        return List.of();
    }

    @Override
    List<MethodModel> constructors() {
        return List.of();
    }

    @Override
    @Nullable
    JavaType field(String wanted) {
        return null;
    }

    @Override
    @Nullable
    TypeModel memberType(String wanted) {
        return null;
    }
}
