package dev.aura.bench.bus;

import dev.aura.bus.client.MeshClient;
import dev.aura.bus.events.LinkEvents;
import dev.aura.proto.bus.v1.Durable;
import dev.aura.proto.mesh.v1.Event;
import java.util.concurrent.atomic.AtomicLong;

/** A durable subscriber that accepts all and remembers what it heard, by id. */
final class CrashSubscriber implements LinkEvents.DeliveryHandler {

    private final CrashTopics heard;
    private final AtomicLong again = new AtomicLong();
    private final AtomicLong late = new AtomicLong();

    private CrashSubscriber(CrashTopics heard) {
        this.heard = heard;
    }

    /** Subscribes to all topics of the run. */
    static CrashSubscriber open(MeshClient client, String name, Durable.Start start, CrashTopics heard) {
        CrashSubscriber subscriber = new CrashSubscriber(heard);
        client.events()
                .subscribeDurably(
                        "crash.*",
                        Durable.newBuilder().setName(name).setStart(start).build(),
                        subscriber);
        return subscriber;
    }

    @Override
    public void accept(Event event, int attempt) {
        switch (heard.hear(event.getId())) {
            case FIRST -> {}
            case AGAIN -> again.incrementAndGet();
            case LATE -> {
                late.incrementAndGet();
                System.out.println("out of order: " + event.getId());
            }
        }
    }

    CrashTopics heard() {
        return heard;
    }

    /** Deliveries of an event that was here before. */
    long again() {
        return again.get();
    }

    /** First deliveries behind a newer event of the same publisher and topic. */
    long late() {
        return late.get();
    }
}
