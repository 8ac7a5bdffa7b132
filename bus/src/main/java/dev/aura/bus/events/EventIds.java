package dev.aura.bus.events;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids for events: UUIDs of version 8 (RFC 9562, section 5.8), whose first half names the publisher at random and whose second counts on from a
 * random number. A random UUID for each event would cost more than the rest of publishing it.
 */
final class EventIds {

    private static final long VERSION_MASK = 0xF000L;
    private static final long VERSION_8 = 0x8000L;
    private static final long COUNT_MASK = -1L >>> 2;
    private static final long VARIANT = 1L << 63;

    private final long publisher;
    private final AtomicLong count;

    EventIds() {
        SecureRandom random = new SecureRandom();
        publisher = (random.nextLong() & ~VERSION_MASK) | VERSION_8;
        count = new AtomicLong(random.nextLong());
    }

    String next() {
        return new UUID(publisher, (count.getAndIncrement() & COUNT_MASK) | VARIANT).toString();
    }
}
