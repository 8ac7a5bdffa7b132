package dev.aura.bus.broker;

import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Hello;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connected peer, from its welcome until it is gone. */
final class Peer {

    final String route;
    final String instance;
    final Hello hello;

    /** Calls this peer has made, by its own ids. */
    final Map<Long, Call> calls = new HashMap<>();

    /** Its subscriptions, by its own ids. */
    final Map<Long, Subscriber> subscriptions = new HashMap<>();

    /** What waits because the connection is full. */
    final ArrayDeque<Message> outbox = new ArrayDeque<>();

    long outboxBytes;
    long heardNs;
    boolean suspect;
    boolean gone;

    /** What it serves, once it has said so. */
    @Nullable
    Provider provider;

    Peer(String route, String instance, Hello hello, long nowNs) {
        this.route = route;
        this.instance = instance;
        this.hello = hello;
        this.heardNs = nowNs;
    }
}
