package dev.aura.bus.broker;

import dev.aura.bus.link.LocalBroker.LocalPeer;
import dev.aura.bus.security.AuditTally;
import dev.aura.bus.security.Identity;
import dev.aura.bus.wire.LongMap;
import dev.aura.bus.wire.Outbound;
import dev.aura.proto.bus.v1.Hello;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connected peer, from its welcome until it is gone. */
final class Peer {

    final String route;
    final String instance;
    final Hello hello;
    final Identity identity;

    /** Takes frames at once where the peer is in this process; null for a peer behind the socket. */
    final @Nullable LocalPeer local;

    /** Calls this peer has made, by its own ids. */
    final LongMap<Call> calls = new LongMap<>();

    /** Those of them that a newer one replaces, by method and supersede key. */
    final Map<String, Call> superseding = new HashMap<>(0);

    /** Who makes those of its calls that may change something, by its own ids, for the audit log. */
    final LongMap<AuditTally> commands = new LongMap<>();

    /** The same by who makes them and which method. */
    final Map<Object, AuditTally> tallies = new HashMap<>(0);

    /** Its subscriptions, by its own ids. */
    final Map<Long, Subscriber> subscriptions = new HashMap<>();

    /** What leaves at the end of the turn, or waits because the connection is full. */
    final Outbound outbound = new Outbound();

    /** Whether {@link Post} has it among those to send to. */
    boolean dirty;

    long heardNs;

    /** Whether, and when, an event of it that was not taken was last noted for the audit log. */
    boolean publishingNoted;

    long publishingNotedNs;
    boolean suspect;

    /** How much it may still ask; null where that has no bound. */
    @Nullable
    Allowance allowance;

    /** The same for each of those whose calls it passes on. */
    final Origins origins = new Origins(calls);

    boolean gone;

    /** What it serves, once it has said so. */
    @Nullable
    Provider provider;

    Peer(String route, String instance, Hello hello, Identity identity, @Nullable LocalPeer local, long nowNs) {
        this.route = route;
        this.instance = instance;
        this.hello = hello;
        this.identity = identity;
        this.local = local;
        this.heardNs = nowNs;
        outbound.allowBatches(hello.getAcceptsBatch());
    }
}
