package dev.aura.bus.broker;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Spreads calls over the instances of a service. Of two random ones with a free slot the cheaper is taken: the one whose calls in flight
 * times average work, plus the penalty for late faults, is less. Two are enough to avoid the loaded ones, and so few that not all calls
 * rush to the same idle one. An instance that fails much more often than the others is ejected, never more than half of them.
 */
final class Balance {

    private static final double FAULT_RATE = 0.5;
    private static final double OUTLIER_FACTOR = 2;

    private final List<Provider> providers;
    private final RandomGenerator random;

    Balance(List<Provider> providers, RandomGenerator random) {
        this.providers = providers;
        this.random = random;
    }

    /** An instance with a free slot, other than {@code not}; null when there is none. */
    @Nullable
    Provider choose(@Nullable Provider not, long nowNs) {
        if (providers.size() == 1) {
            Provider only = providers.getFirst();
            return only != not && only.hasFreeSlot() ? only : null;
        }
        boolean trusting = isEveryoneEjected(nowNs);
        int open = 0;
        for (Provider provider : providers) {
            open += isOpen(provider, not, trusting, nowNs) ? 1 : 0;
        }
        if (open == 0) {
            return null;
        }
        int first = open == 1 ? 0 : random.nextInt(open);
        Provider one = open(first, not, trusting, nowNs);
        if (open == 1) {
            return one;
        }
        Provider other = open((first + 1 + random.nextInt(open - 1)) % open, not, trusting, nowNs);
        return cheaper(one, other, nowNs);
    }

    /** Looks whether an instance that has just failed does so much more often than the others. */
    void judge(Provider failing, long nowNs) {
        int calls = failing.health.calls(nowNs);
        double rate = rate(failing.health.faults(nowNs), calls);
        if (calls < Health.SAMPLE_MIN || rate < FAULT_RATE || failing.health.isEjected(nowNs)) {
            return;
        }
        int ejected = 0;
        long othersCalls = 0;
        long othersFaults = 0;
        for (Provider other : providers) {
            if (other.health.isEjected(nowNs)) {
                ejected++;
            } else if (other != failing) {
                othersCalls += other.health.calls(nowNs);
                othersFaults += other.health.faults(nowNs);
            }
        }
        // Where all fail alike the cause is elsewhere, and fewer instances would only make it worse.
        boolean outlier = rate >= OUTLIER_FACTOR * rate(othersFaults, othersCalls);
        if (outlier && (ejected + 1) * 2 <= providers.size()) {
            failing.health.eject(nowNs);
        }
    }

    private boolean isEveryoneEjected(long nowNs) {
        for (Provider provider : providers) {
            if (provider.isPresent() && !provider.health.isEjected(nowNs)) {
                return false;
            }
        }
        return true;
    }

    private Provider open(int rank, @Nullable Provider not, boolean trusting, long nowNs) {
        int left = rank;
        for (Provider provider : providers) {
            if (isOpen(provider, not, trusting, nowNs) && left-- == 0) {
                return provider;
            }
        }
        throw new IllegalStateException("fewer instances than were counted");
    }

    private static boolean isOpen(Provider provider, @Nullable Provider not, boolean trusting, long nowNs) {
        return provider != not && provider.hasFreeSlot() && (trusting || !provider.health.isEjected(nowNs));
    }

    private static Provider cheaper(Provider one, Provider other, long nowNs) {
        // An instance of which nothing is known yet is taken to be as fast as the other.
        double oneWorkNs = one.workNs == 0 ? other.workNs : one.workNs;
        double otherWorkNs = other.workNs == 0 ? one.workNs : other.workNs;
        double oneNs = (one.serving + 1) * Math.max(1, oneWorkNs) + one.health.penaltyNs(nowNs);
        double otherNs = (other.serving + 1) * Math.max(1, otherWorkNs) + other.health.penaltyNs(nowNs);
        boolean first = oneNs < otherNs || (oneNs == otherNs && one.calls < other.calls);
        return first ? one : other;
    }

    private static double rate(long faults, long calls) {
        return calls == 0 ? 0 : (double) faults / calls;
    }
}
