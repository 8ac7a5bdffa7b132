package dev.aura.bus.broker;

import dev.aura.bus.durable.SubscriptionStatus;
import dev.aura.bus.security.Identity;
import dev.aura.bus.status.Faults;
import dev.aura.proto.bus.v1.Access.Role;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;

/**
 * Somebody wants a durable subscription to go.
 *
 * @param name of the subscription
 * @param by who asks
 * @param force whether also where a subscriber is connected
 */
public record SubscriptionDeletion(String name, Identity by, boolean force) {

    /** Whether it may go as it stands; throws where not. */
    void require(SubscriptionStatus status) {
        String owner = status.origin().owner();
        if (by.role() != Role.ADMIN && (owner.isEmpty() || !owner.equals(by.name()))) {
            throw Faults.of(
                    Code.PERMISSION_DENIED,
                    "NOT_OWNER",
                    "the durable subscription " + name + " belongs to "
                            + (owner.isEmpty() ? "nobody that is known" : owner) + ", not to " + by.name()
                            + "; ask an admin to delete it");
        }
        if (status.attached() && !force) {
            throw Faults.of(
                    Code.FAILED_PRECONDITION,
                    "SUBSCRIPTION_IN_USE",
                    "a subscriber is connected to the durable subscription " + name
                            + "; stop it first, or delete with force");
        }
    }

    StatusRuntimeException unknown() {
        return Faults.of(
                Code.NOT_FOUND,
                "NO_SUCH_SUBSCRIPTION",
                "there is no durable subscription " + name + "; see aura subscriptions list");
    }
}
