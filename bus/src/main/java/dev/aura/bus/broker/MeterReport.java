package dev.aura.bus.broker;

import dev.aura.proto.mesh.v1.GetMetersResponse;
import java.util.Comparator;

/** What the broker has counted. Made on the broker's thread from its tables, when somebody asks. */
final class MeterReport {

    private static final long NANOS_PER_MS = 1_000_000;

    private final BrokerAgent agent;
    private final long startedNs;

    MeterReport(BrokerAgent agent, long startedNs) {
        this.agent = agent;
        this.startedNs = startedNs;
    }

    GetMetersResponse meters(long nowNs) {
        Counters counters = agent.counters;
        GetMetersResponse.Builder meters = GetMetersResponse.newBuilder()
                .setUptimeMs((nowNs - startedNs) / NANOS_PER_MS)
                .setFrames(counters.framesReceived)
                .setFramesMalformed(counters.framesMalformed)
                .setCallsRouted(counters.callsRouted)
                .setCallsRefused(counters.callsRefused)
                .setRateLimited(counters.rateLimited)
                .setCallsExpired(counters.callsExpired)
                .setCallsHedged(counters.callsHedged)
                .setCallsInFlight(agent.calls.inFlight())
                .setEventsPublished(counters.eventsPublished)
                .setEventsDropped(counters.eventsDropped)
                .setPeersOverflowed(counters.peersOverflowed)
                .setPeers(agent.membership.peers().size())
                .setResidentBytes(ProcessMemory.residentBytes())
                .setSpans(agent.log.ring.size());
        agent.membership.peers().stream()
                .filter(peer -> peer.provider != null)
                .sorted(Comparator.comparing(peer -> peer.instance))
                .forEach(peer -> addInstance(meters, peer));
        for (ServiceEntry entry : agent.registry.services()) {
            meters.addQueuesBuilder()
                    .setService(entry.name)
                    .setCalls(entry.waiting.size())
                    .setDaemon(entry.providers.getFirst().ready.getName());
        }
        return meters.build();
    }

    private static void addInstance(GetMetersResponse.Builder meters, Peer peer) {
        Provider provider = peer.provider;
        if (provider != null) {
            meters.addInstancesBuilder()
                    .setService(provider.ready.getName())
                    .setId(peer.instance)
                    .setInFlight(provider.serving)
                    .setSlots(provider.ready.getSlots())
                    .setCalls(provider.calls)
                    .setFailures(provider.failures)
                    .setQueue(provider.queue.toProto())
                    .setWork(provider.work.toProto())
                    .setResidentBytes(residentBytes(peer, provider));
        }
    }

    /** An instance of this process has the memory of the broker's; others say theirs in their heartbeats, where they do. */
    private static long residentBytes(Peer peer, Provider provider) {
        return peer.local == null ? provider.load.getResidentBytes() : ProcessMemory.residentBytes();
    }
}
