package dev.aura.bus.broker;

import dev.aura.bus.events.TopicPattern;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Guarantee;
import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.List;

/** Hands events to the subscribers of their topic. A subscriber that is slow loses events; it never delays another. */
final class EventRouter {

    private final Post post;
    private final BrokerConfig.Limits limits;
    private final Counters counters;
    private final DurableRouter durable;
    private final List<Subscriber> subscribers = new ArrayList<>();

    EventRouter(Post post, BrokerConfig.Limits limits, Counters counters, DurableRouter durable) {
        this.post = post;
        this.limits = limits;
        this.counters = counters;
        this.durable = durable;
    }

    void subscribe(Peer peer, Frame header) {
        long callId = header.getCallId();
        if (!TopicPattern.isPattern(header.getTopic())) {
            post.send(peer, Replies.end(callId, Code.INVALID_ARGUMENT, "BAD_TOPIC", "no topic pattern"));
            return;
        }
        unsubscribe(peer, callId);
        Subscriber subscriber = new Subscriber(peer, callId, TopicPattern.of(header.getTopic()));
        peer.subscriptions.put(callId, subscriber);
        subscribers.add(subscriber);
        post.send(peer, Replies.acknowledged(callId));
    }

    void unsubscribe(Peer peer, long callId) {
        Subscriber subscriber = peer.subscriptions.remove(callId);
        if (subscriber != null) {
            subscribers.remove(subscriber);
        }
    }

    void subscriberLeft(Peer peer) {
        subscribers.removeAll(peer.subscriptions.values());
        peer.subscriptions.clear();
    }

    /** A peer publishes. */
    void event(Peer publisher, Message event) {
        long callId = event.callId();
        if (!TopicPattern.isTopic(event.header().getTopic())) {
            post.send(publisher, Replies.end(callId, Code.INVALID_ARGUMENT, "BAD_TOPIC", "no topic"));
        } else if (event.payloadBytes() > limits.eventBytesMax()) {
            post.send(
                    publisher,
                    Replies.end(
                            callId,
                            Code.RESOURCE_EXHAUSTED,
                            "PAYLOAD_TOO_LARGE",
                            "event of " + event.payloadBytes() + " bytes, at most " + limits.eventBytesMax()
                                    + " (bus.eventBytesMax)"));
        } else {
            boolean fsynced = callId != 0 && event.header().getGuarantee().getLevel() == Guarantee.Level.FSYNCED;
            hand(publisher.instance, event);
            if (fsynced) {
                durable.publish(publisher, event);
                return;
            }
            durable.keep(publisher.instance, event);
            if (callId != 0) {
                post.send(publisher, Replies.acknowledged(callId));
            }
        }
    }

    /** Publishes in the broker's own name; returns how many passing subscribers it was handed to. */
    int publish(String publisher, Message event) {
        durable.keep(publisher, event);
        return hand(publisher, event);
    }

    private int hand(String publisher, Message event) {
        counters.eventsPublished++;
        int count = 0;
        for (Subscriber subscriber : List.copyOf(subscribers)) {
            if (subscriber.pattern.matches(event.header().getTopic()) && hand(subscriber, publisher, event)) {
                count++;
            }
        }
        return count;
    }

    private boolean hand(Subscriber subscriber, String publisher, Message event) {
        if (!post.hasRoomForEvent(subscriber.peer)) {
            subscriber.dropped++;
            counters.eventsDropped++;
            return false;
        }
        Message.Changes changes = new Message.Changes(publisher, 0, subscriber.dropped, null);
        if (!post.send(subscriber.peer, event.forwarded(subscriber.callId, changes))) {
            return false;
        }
        subscriber.dropped = 0;
        return true;
    }
}
