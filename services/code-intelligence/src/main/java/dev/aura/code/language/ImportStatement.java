package dev.aura.code.language;

/**
 * One imported name.
 *
 * @param name as the language writes it, such as {@code java.util.List}, {@code java.util.*} or {@code ..models.User}
 * @param start offset of the statement or name
 * @param end after it
 * @param deferred whether it runs only when a function is called, or for a type checker: no part of an import cycle
 */
public record ImportStatement(String name, int start, int end, boolean deferred) {}
