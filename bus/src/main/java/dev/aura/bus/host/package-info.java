/**
 * Hosts services: finds {@link dev.aura.bus.host.Daemon daemons} by {@link java.util.ServiceLoader}, gives each what it needs,
 * registers its gRPC services with the broker, and runs its calls on threads of their own.
 */
@NullMarked
package dev.aura.bus.host;

import org.jspecify.annotations.NullMarked;
