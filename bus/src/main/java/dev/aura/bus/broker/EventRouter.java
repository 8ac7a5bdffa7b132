package dev.aura.bus.broker;

import dev.aura.bus.events.TopicPattern;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Guarantee;
import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hands events to the subscribers of their topic. A subscriber that is slow loses events; it never delays another. */
final class EventRouter {

    private static final int AUDIENCES_MAX = 1_024;

    /** Subscriptions of one peer. */
    static final int SUBSCRIPTIONS_MAX = 1_024;

    private final Post post;
    private final BrokerConfig.Limits limits;
    private final Counters counters;
    private final DurableRouter durable;
    private final AuditTrail audit;
    private final List<Subscriber> subscribers = new ArrayList<>();

    /** Who hears a topic, for the topics of late: publishers keep to few, and there are many more events than subscriptions. */
    private final Map<String, List<Subscriber>> audiences = new HashMap<>();

    EventRouter(Post post, BrokerConfig.Limits limits, Counters counters, DurableRouter durable, AuditTrail audit) {
        this.post = post;
        this.limits = limits;
        this.counters = counters;
        this.durable = durable;
        this.audit = audit;
    }

    void subscribe(Peer peer, Frame header) {
        long callId = header.getCallId();
        if (!TopicPattern.isPattern(header.getTopic())) {
            post.send(peer, Replies.end(callId, Code.INVALID_ARGUMENT, "BAD_TOPIC", "no topic pattern"));
            return;
        }
        unsubscribe(peer, callId);
        if (peer.subscriptions.size() >= SUBSCRIPTIONS_MAX) {
            String text = "a connection has at most " + SUBSCRIPTIONS_MAX + " subscriptions; use wider patterns";
            post.send(peer, Replies.end(callId, Code.RESOURCE_EXHAUSTED, "TOO_MANY_SUBSCRIPTIONS", text));
            return;
        }
        Subscriber subscriber = new Subscriber(peer, callId, TopicPattern.of(header.getTopic()));
        peer.subscriptions.put(callId, subscriber);
        subscribers.add(subscriber);
        audiences.clear();
        post.send(peer, Replies.acknowledged(callId));
    }

    void unsubscribe(Peer peer, long callId) {
        Subscriber subscriber = peer.subscriptions.remove(callId);
        if (subscriber != null) {
            subscribers.remove(subscriber);
            audiences.clear();
        }
    }

    void subscriberLeft(Peer peer) {
        subscribers.removeAll(peer.subscriptions.values());
        peer.subscriptions.clear();
        audiences.clear();
    }

    /** A peer publishes; it is told what became of that where it gave a call id. */
    void event(Peer publisher, Message event) {
        long callId = event.callId();
        String topic = event.header().getTopic();
        if (!TopicPattern.isTopic(topic)) {
            refuse(publisher, event, Code.INVALID_ARGUMENT, "BAD_TOPIC", "no topic");
        } else if (event.payloadBytes() > limits.eventBytesMax()) {
            String text = "event of " + event.payloadBytes() + " bytes, at most " + limits.eventBytesMax()
                    + " (bus.eventBytesMax)";
            refuse(publisher, event, Code.RESOURCE_EXHAUSTED, "PAYLOAD_TOO_LARGE", text);
        } else {
            hand(publisher.instance, event);
            if (callId != 0 && event.header().getGuarantee().getLevel() == Guarantee.Level.FSYNCED) {
                durable.publish(publisher, event);
                return;
            }
            durable.keep(publisher.instance, event);
            if (callId != 0) {
                post.send(publisher, Replies.acknowledged(callId));
            }
        }
    }

    private void refuse(Peer publisher, Message event, Code code, String reason, String text) {
        audit.notPublished(publisher, event.header().getTopic(), code, reason);
        if (event.callId() != 0) {
            post.send(publisher, Replies.end(event.callId(), code, reason, text));
        }
    }

    /** Publishes in the broker's own name; returns how many passing subscribers it was handed to. */
    int publish(String publisher, Message event) {
        durable.keep(publisher, event);
        return hand(publisher, event);
    }

    private int hand(String publisher, Message event) {
        counters.eventsPublished++;
        List<Subscriber> audience = audience(event.header().getTopic());
        if (audience.isEmpty()) {
            return 0;
        }
        Message shared = audience.size() > 1 ? event.forMany() : event;
        Message.Changes changes = new Message.Changes(publisher, 0, 0, null);
        int count = 0;
        for (Subscriber subscriber : audience) {
            count += hand(subscriber, shared, changes) ? 1 : 0;
        }
        return count;
    }

    private List<Subscriber> audience(String topic) {
        List<Subscriber> known = audiences.get(topic);
        if (known == null) {
            if (audiences.size() >= AUDIENCES_MAX) {
                audiences.clear();
            }
            known = subscribers.stream()
                    .filter(subscriber -> subscriber.pattern.matches(topic))
                    .toList();
            audiences.put(topic, known);
        }
        return known;
    }

    private boolean hand(Subscriber subscriber, Message event, Message.Changes changes) {
        if (!post.hasRoomForEvent(subscriber.peer)) {
            subscriber.dropped++;
            counters.eventsDropped++;
            return false;
        }
        Message.Changes all =
                subscriber.dropped == 0 ? changes : new Message.Changes(changes.source(), 0, subscriber.dropped, null);
        if (!post.send(subscriber.peer, event.forwarded(subscriber.callId, all))) {
            return false;
        }
        subscriber.dropped = 0;
        return true;
    }
}
