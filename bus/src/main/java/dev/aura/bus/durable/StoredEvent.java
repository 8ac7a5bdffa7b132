package dev.aura.bus.durable;

/**
 * An event as it is kept.
 *
 * @param id by which a second publication is recognised
 * @param topic by which subscriptions match
 * @param publisher who sent it; events of one publisher on one topic keep their order
 * @param header what the broker needs to send it on; not read here
 * @param payload the event; not read here
 */
@SuppressWarnings("ArrayRecordComponent") // passed through and never compared
public record StoredEvent(String id, String topic, String publisher, byte[] header, byte[] payload) {

    /** What it takes in memory and on the disk, about. */
    int bytes() {
        return id.length() + topic.length() + publisher.length() + header.length + payload.length + Long.SIZE;
    }

    StoredEvent withoutPayload() {
        return new StoredEvent(id, topic, publisher, header, new byte[0]);
    }
}
