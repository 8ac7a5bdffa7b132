package dev.aura.code.go.calls;

import dev.aura.code.language.typed.Term;
import dev.aura.code.language.typed.TermText;
import java.util.Set;

/** The types and functions that Go itself declares. */
final class Predeclared {

    private static final Set<String> TYPES = Set.of(
            "any",
            "bool",
            "byte",
            "comparable",
            "complex128",
            "complex64",
            "error",
            "float32",
            "float64",
            "int",
            "int16",
            "int32",
            "int64",
            "int8",
            "rune",
            "string",
            "uint",
            "uint16",
            "uint32",
            "uint64",
            "uint8",
            "uintptr");

    private static final Set<String> MADE = Set.of(
            TypeWriter.POINTER,
            TypeWriter.LIST,
            TypeWriter.MAP,
            TypeWriter.CHANNEL,
            TermText.FUNCTION,
            TermText.SEVERAL,
            TypeWriter.VARIADIC,
            TypeWriter.UNION,
            TypeWriter.LIKE,
            TermText.NOTHING);

    private static final Set<String> FUNCTIONS = Set.of(
            "append", "cap", "clear", "close", "complex", "copy", "delete", "imag", "len", "make", "max", "min", "new",
            "panic", "print", "println", "real", "recover");

    /** Types that a constant without a type may have, which gives way to another one. */
    private static final Set<String> WEAK = Set.of("int", "float64", "rune");

    private Predeclared() {}

    static boolean isType(String name) {
        return TYPES.contains(name) || MADE.contains(name);
    }

    /** Whether a type is made of others, rather than named. */
    static boolean isMade(Term term) {
        return MADE.contains(term.word());
    }

    static boolean isFunction(String name) {
        return FUNCTIONS.contains(name);
    }

    static boolean isWeak(Term term) {
        return term.isUnknown() || (WEAK.contains(term.word()) && term.args().isEmpty());
    }
}
