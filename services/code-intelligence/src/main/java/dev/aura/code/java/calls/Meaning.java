package dev.aura.code.java.calls;

/** What a name with dots stands for. */
sealed interface Meaning {

    /** A value. */
    record OfType(JavaType type) implements Meaning {}

    /** A type, for its static members. */
    record TypeName(JavaType type) implements Meaning {}

    /** A package, or nothing that we know of. */
    record PackageName(String name) implements Meaning {}
}
