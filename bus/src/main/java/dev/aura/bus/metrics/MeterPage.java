package dev.aura.bus.metrics;

import dev.aura.proto.mesh.v1.GetMetersResponse;
import dev.aura.proto.mesh.v1.GetMetersResponse.Distribution;
import dev.aura.proto.mesh.v1.GetMetersResponse.Instance;
import dev.aura.proto.mesh.v1.GetMetersResponse.Queue;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.ref.Reference;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * One answer of GetMeters as Prometheus text. The broker counts in plain numbers of its own thread, so a registry lives no longer than the
 * page: all its meters are of the same moment, and those of an instance that has gone go with it.
 */
final class MeterPage {

    private final GetMetersResponse meters;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private MeterPage(GetMetersResponse meters) {
        this.meters = meters;
    }

    static String of(GetMetersResponse meters) {
        MeterPage page = new MeterPage(meters);
        page.addBroker();
        meters.getInstancesList().forEach(page::addInstance);
        meters.getQueuesList().forEach(page::addQueue);
        try {
            return page.registry.scrape();
        } finally {
            // Micrometer's functions hold what they read from weakly.
            Reference.reachabilityFence(meters);
            page.registry.close();
        }
    }

    private void addBroker() {
        time("aura.uptime", "time since the broker started", Tags.empty(), meters::getUptimeMs, TimeUnit.MILLISECONDS);
        bytes("aura.resident", "resident memory of the broker's process", Tags.empty(), meters.getResidentBytes());
        count("aura.frames", "frames received", GetMetersResponse::getFrames);
        count("aura.frames.malformed", "frames that were not ours", GetMetersResponse::getFramesMalformed);
        count("aura.calls.routed", "calls sent to an instance", GetMetersResponse::getCallsRouted);
        count("aura.calls.refused", "calls refused", GetMetersResponse::getCallsRefused);
        count("aura.calls.expired", "calls whose time was up", GetMetersResponse::getCallsExpired);
        count("aura.calls.hedged", "queries sent to a second instance as well", GetMetersResponse::getCallsHedged);
        gauge("aura.calls.in.flight", "calls that are not over", Tags.empty(), meters.getCallsInFlight());
        count("aura.events.published", "events published", GetMetersResponse::getEventsPublished);
        count("aura.events.dropped", "events without room at a subscriber", GetMetersResponse::getEventsDropped);
        count("aura.peers.overflowed", "peers that did not read", GetMetersResponse::getPeersOverflowed);
        count("aura.rate.limited", "calls and events beyond what a peer may ask", GetMetersResponse::getRateLimited);
        gauge("aura.peers", "connected peers", Tags.empty(), meters.getPeers());
        gauge("aura.spans", "spans that are kept", Tags.empty(), meters.getSpans());
    }

    private void addInstance(Instance instance) {
        // Prometheus has a label "instance" of its own.
        Tags tags = Tags.of("service", instance.getService(), "id", instance.getId());
        gauge("aura.instance.in.flight", "calls that the instance works on", tags, instance.getInFlight());
        gauge("aura.instance.slots", "calls that it may work on at once", tags, instance.getSlots());
        count("aura.instance.calls", "calls ended", tags, instance, Instance::getCalls);
        count("aura.instance.failures", "calls that failed by a fault of it", tags, instance, Instance::getFailures);
        distribution("aura.instance.queue", "waiting in the broker", tags, instance.getQueue());
        distribution("aura.instance.work", "time in the code of the service", tags, instance.getWork());
        if (instance.getResidentBytes() > 0) {
            bytes("aura.instance.resident", "resident memory of its process", tags, instance.getResidentBytes());
        }
    }

    private void addQueue(Queue queue) {
        Tags tags = Tags.of("service", queue.getDaemon(), "rpc_service", queue.getService());
        gauge("aura.queue.calls", "calls that wait for a free slot", tags, queue.getCalls());
    }

    private void distribution(String name, String description, Tags tags, Distribution durations) {
        FunctionTimer.builder(name, durations, Distribution::getCount, Distribution::getSumNs, TimeUnit.NANOSECONDS)
                .description(description)
                .tags(tags)
                .register(registry);
        String lately = description + ", of those lately counted";
        time(name + ".quantile", lately, tags.and("quantile", "0.5"), durations::getP50Ns, TimeUnit.NANOSECONDS);
        time(name + ".quantile", lately, tags.and("quantile", "0.99"), durations::getP99Ns, TimeUnit.NANOSECONDS);
    }

    private void count(String name, String description, ToDoubleFunction<GetMetersResponse> value) {
        count(name, description, Tags.empty(), meters, value);
    }

    private <T> void count(String name, String description, Tags tags, T of, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, of, value)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private void gauge(String name, String description, Tags tags, long value) {
        Gauge.builder(name, () -> value)
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    private void bytes(String name, String description, Tags tags, long value) {
        Gauge.builder(name, () -> value)
                .description(description)
                .baseUnit("bytes")
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    private void time(String name, String description, Tags tags, Supplier<Number> value, TimeUnit unit) {
        TimeGauge.builder(name, value, unit)
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }
}
