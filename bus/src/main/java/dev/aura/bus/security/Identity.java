package dev.aura.bus.security;

import dev.aura.proto.bus.v1.Access.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who a peer is, as it has proved.
 *
 * @param name name of its token, or what stands for one
 * @param role what it may do
 * @param token the proof; null where it needed none
 */
public record Identity(String name, Role role, @Nullable IssuedToken token) {

    /** A peer in the broker's own process, which could read the broker's memory anyway. */
    public static final Identity OWN_PROCESS = new Identity("own process", Role.ADMIN, null);
}
