package dev.aura.code.syntax;

/**
 * A place where a type may be named.
 *
 * @param start offset of it
 * @param name as the language's module system takes it
 */
public record Mention(int start, String name) {

    /** Whether what stands in a node is such a name. */
    public static boolean isCapital(Node<?> node) {
        return node.start() < node.end() && Character.isUpperCase(node.charAt(node.start()));
    }

    /** Whether a name begins as those of types do by convention; where code is half written it may be empty. */
    public static boolean isCapital(String name) {
        return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
    }
}
