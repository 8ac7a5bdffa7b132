/**
 * Errors: {@link dev.aura.bus.status.Faults} makes gRPC statuses that carry a stable reason and a hint what to do.
 */
@NullMarked
package dev.aura.bus.status;

import org.jspecify.annotations.NullMarked;
