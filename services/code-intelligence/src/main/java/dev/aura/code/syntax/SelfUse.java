package dev.aura.code.syntax;

/**
 * A place where a method names a member of its own object, such as {@code self.x}.
 *
 * @param start offset of it
 * @param receiver what stands for the object
 * @param member the member's name
 * @param assigned whether it is given a value there
 */
public record SelfUse(int start, String receiver, String member, boolean assigned) {}
