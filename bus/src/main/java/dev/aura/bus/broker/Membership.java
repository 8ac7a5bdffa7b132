package dev.aura.bus.broker;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.aura.bus.link.LocalBroker.LocalPeer;
import dev.aura.bus.security.Admission;
import dev.aura.bus.security.Identity;
import dev.aura.bus.wire.Message;
import dev.aura.bus.wire.Sockets;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Hello;
import dev.aura.proto.bus.v1.Options;
import dev.aura.proto.bus.v1.Welcome;
import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Who is there: welcomes, registrations, signs of life, farewells. */
final class Membership {

    private static final Logger LOG = Logger.getLogger(Membership.class.getName());
    private static final Message HEARTBEAT = Replies.of(Frame.Kind.HEARTBEAT, 0);

    /** Missed beats after which an instance gets no new calls, and after which a silent peer is given up. */
    private static final int SUSPECT_BEATS = 4;

    private static final int GONE_BEATS = 20;
    private static final int NAME_CHARS_MAX = 64;

    private final Post post;
    private final Registry registry;
    private final BrokerConfig config;
    private final RandomGenerator random;
    private final AuditTrail audit;
    private final Map<String, Peer> peers = new HashMap<>();
    private long beatenNs;

    Membership(Post post, Registry registry, BrokerConfig config, RandomGenerator random, AuditTrail audit) {
        this.post = post;
        this.registry = registry;
        this.config = config;
        this.random = random;
        this.audit = audit;
    }

    @Nullable
    Peer peer(String route) {
        return peers.get(route);
    }

    Collection<Peer> peers() {
        return peers.values();
    }

    void forget(Peer peer) {
        peers.remove(peer.route);
    }

    /** A first frame: welcomes the peer, or says why not. A second HELLO gets the same welcome again. */
    void hello(String route, Hello hello, @Nullable LocalPeer local, long nowNs) {
        ProtocolVersions offered = new ProtocolVersions(hello.getProtocolVersionMin(), hello.getProtocolVersion());
        int version = ProtocolVersions.SPOKEN.commonWith(offered);
        if (version == ProtocolVersions.NONE) {
            String text = "peer speaks protocol " + offered + ", this broker " + ProtocolVersions.SPOKEN;
            post.sendStranger(route, Replies.reject(0, Code.FAILED_PRECONDITION, "PROTOCOL_VERSION", text));
            return;
        }
        Peer peer = peers.get(route);
        if (peer == null) {
            Identity identity = local == null ? admitted(route, hello) : Identity.OWN_PROCESS;
            if (identity == null) {
                return;
            }
            peer = new Peer(route, instanceId(hello.getPeerName()), hello, identity, local, nowNs);
            peers.put(route, peer);
        }
        post.send(
                peer,
                Message.of(Frame.newBuilder()
                        .setKind(Frame.Kind.WELCOME)
                        .setWelcome(post.blobs
                                .welcome(Welcome.newBuilder(), hello.getAcceptsBlob(), local != null)
                                .setProtocolVersion(version)
                                .setInstance(peer.instance)
                                .setHeartbeatIntervalMs((int) config.heartbeat().toMillis())
                                .setPayloadBytesMax(config.limits().payloadBytesMax())
                                .setAcceptsBatch(true)
                                .setRole(peer.identity.role().getNumber()))));
    }

    /** Who a peer has proved to be; null when it was refused. */
    private @Nullable Identity admitted(String route, Hello hello) {
        return switch (config.security().tokens().check(hello.getToken())) {
            case Admission.Granted granted -> granted.identity();
            case Admission.Denied denied -> {
                LOG.log(Level.WARNING, "a peer that calls itself {0} was refused: {1}", new Object[] {
                    instanceName(hello.getPeerName()), denied.reason()
                });
                audit.turnedAway(instanceName(hello.getPeerName()), denied.reason());
                post.sendStranger(route, rejection(denied));
                yield null;
            }
        };
    }

    private static Message rejection(Admission.Denied denied) {
        return Replies.reject(0, Code.UNAUTHENTICATED, denied.reason(), denied.text());
    }

    /** Sends peers away whose token was revoked or has expired. */
    void lookAtTokens() {
        for (Peer peer : peers.values()) {
            if (!peer.gone && !config.security().tokens().stands(peer.identity)) {
                LOG.info(() -> "the token of " + peer.instance + " is no longer good");
                post.sendStranger(peer.route, rejection(Admission.BAD_TOKEN));
                post.giveUp(peer);
            }
        }
    }

    /** A registration. Returns the new instance; null when it was refused or is known. */
    @Nullable
    Provider ready(Peer peer, Message ready) {
        if (peer.provider != null) {
            post.send(peer, Replies.of(Frame.Kind.READY_ACK, 0));
            return null;
        }
        Provider provider = new Provider(peer, ready.header().getReady());
        String problem;
        try {
            problem = registry.add(provider, FileDescriptorSet.parseFrom(ready.payloadOrEmpty(), extensions()));
        } catch (InvalidProtocolBufferException e) {
            problem = "the payload of READY is no FileDescriptorSet: " + e.getMessage();
        }
        if (!problem.isEmpty()) {
            audit.refused(peer, peer.identity, "READY", Code.INVALID_ARGUMENT, Sockets.BAD_REGISTRATION);
            post.send(peer, Replies.reject(0, Code.INVALID_ARGUMENT, Sockets.BAD_REGISTRATION, problem));
            return null;
        }
        peer.provider = provider;
        audit.registered(peer, provider.ready.getServicesList());
        post.send(peer, Replies.of(Frame.Kind.READY_ACK, 0));
        LOG.info(() -> peer.instance + " joined and serves " + provider.ready.getServicesList());
        return provider;
    }

    /** Shows life to all peers and looks who has shown none. */
    void beat(long nowNs) {
        long intervalNs = config.heartbeat().toNanos();
        if (nowNs - beatenNs < intervalNs) {
            return;
        }
        beatenNs = nowNs;
        lookAtTokens();
        for (Peer peer : new ArrayList<>(peers.values())) {
            if (peer.local != null) {
                continue;
            }
            long silentNs = nowNs - peer.heardNs;
            peer.suspect = silentNs > SUSPECT_BEATS * intervalNs;
            if (silentNs > GONE_BEATS * intervalNs) {
                LOG.log(Level.WARNING, "{0} has been silent too long and is given up", peer.instance);
                post.giveUp(peer);
            } else {
                post.beat(peer, HEARTBEAT);
            }
        }
    }

    long untilNextBeatNs(long nowNs) {
        return Math.max(0, beatenNs + config.heartbeat().toNanos() - nowNs);
    }

    private String instanceId(String peerName) {
        return instanceName(peerName) + "-" + String.format(Locale.ROOT, "%08x", random.nextInt());
    }

    private static String instanceName(String peerName) {
        String name = peerName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
        return name.isEmpty() ? "peer" : name.substring(0, Math.min(name.length(), NAME_CHARS_MAX));
    }

    private static ExtensionRegistry extensions() {
        ExtensionRegistry extensions = ExtensionRegistry.newInstance();
        Options.registerAllExtensions(extensions);
        return extensions;
    }
}
