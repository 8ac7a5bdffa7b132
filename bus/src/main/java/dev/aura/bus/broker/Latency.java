package dev.aura.bus.broker;

import dev.aura.proto.mesh.v1.GetMetersResponse.Distribution;

/**
 * Counts durations in buckets of an eighth of a power of two, so that a quantile is off by at most 13 %. When {@link #HALVE_AT} were
 * counted all buckets are halved: quantiles tell of lately and not of the whole life, and follow a change. Written by the broker's
 * thread alone, as plain numbers.
 */
final class Latency {

    private static final int SUB_BITS = 3;
    private static final int SUBS = 1 << SUB_BITS;
    private static final int BUCKETS = (Long.SIZE - SUB_BITS) * SUBS;
    private static final int HALVE_AT = 4_096;

    private final int[] buckets = new int[BUCKETS];
    private int recent;
    private long count;
    private long sumNs;

    void add(long durationNs) {
        long ns = Math.max(0, durationNs);
        count++;
        sumNs += ns;
        buckets[bucket(ns)]++;
        if (++recent >= HALVE_AT) {
            halve();
        }
    }

    /** A duration that so much of those lately counted did not exceed; 0 where none was. */
    long quantileNs(double share) {
        long wanted = Math.max(1, (long) Math.ceil(recent * share));
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += buckets[i];
            if (seen >= wanted) {
                return upperNs(i);
            }
        }
        return 0;
    }

    Distribution toProto() {
        return Distribution.newBuilder()
                .setCount(count)
                .setSumNs(sumNs)
                .setP50Ns(quantileNs(0.5))
                .setP99Ns(quantileNs(0.99))
                .build();
    }

    private void halve() {
        recent = 0;
        for (int i = 0; i < BUCKETS; i++) {
            buckets[i] >>= 1;
            recent += buckets[i];
        }
    }

    private static int bucket(long ns) {
        if (ns < SUBS) {
            return (int) ns;
        }
        int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(ns);
        return (exponent - SUB_BITS + 1) * SUBS + (int) ((ns >>> (exponent - SUB_BITS)) & (SUBS - 1));
    }

    /** The largest duration of a bucket. */
    private static long upperNs(int bucket) {
        if (bucket < SUBS) {
            return bucket;
        }
        int exponent = bucket / SUBS + SUB_BITS - 1;
        long width = 1L << (exponent - SUB_BITS);
        return (1L << exponent) + (bucket % SUBS + 1) * width - 1;
    }
}
