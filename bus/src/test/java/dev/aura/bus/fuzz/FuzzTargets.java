package dev.aura.bus.fuzz;

import dev.aura.bus.blob.BlobNameFuzz;
import dev.aura.bus.broker.BrokerFuzz;
import dev.aura.bus.broker.RegistrationFuzz;
import dev.aura.bus.durable.EntryFuzz;
import dev.aura.bus.events.TopicFuzz;
import dev.aura.bus.journal.SegmentFuzz;
import dev.aura.bus.link.StatusFuzz;
import dev.aura.bus.metrics.HttpRequestFuzz;
import dev.aura.bus.security.AuditFuzz;
import dev.aura.bus.security.CredentialFuzz;
import dev.aura.bus.trace.TraceContextFuzz;
import dev.aura.bus.wire.BatchFuzz;
import dev.aura.bus.wire.FrameFuzz;
import dev.aura.bus.zmtp.ZmtpFuzz;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** All targets by name. */
final class FuzzTargets {

    private static final Map<String, Function<Path, FuzzTarget>> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("audit", AuditFuzz::new),
            Map.entry("batch", scratch -> new BatchFuzz()),
            Map.entry("blob", BlobNameFuzz::new),
            Map.entry("broker", scratch -> new BrokerFuzz()),
            Map.entry("credential", CredentialFuzz::new),
            Map.entry("entry", scratch -> new EntryFuzz()),
            Map.entry("frame", scratch -> new FrameFuzz()),
            Map.entry("http", scratch -> new HttpRequestFuzz()),
            Map.entry("registration", scratch -> new RegistrationFuzz()),
            Map.entry("segment", scratch -> new SegmentFuzz()),
            Map.entry("status", scratch -> new StatusFuzz()),
            Map.entry("topic", scratch -> new TopicFuzz()),
            Map.entry("trace", scratch -> new TraceContextFuzz()),
            Map.entry("zmtp", scratch -> new ZmtpFuzz())));

    private FuzzTargets() {}

    static Iterable<String> names() {
        return ALL.keySet();
    }

    /** A target; what it writes goes to the scratch directory. */
    static FuzzTarget of(String name, Path scratch) {
        Function<Path, FuzzTarget> target = ALL.get(name);
        if (target == null) {
            throw new IllegalArgumentException("no fuzz target " + name + "; there are " + ALL.keySet());
        }
        return target.apply(scratch);
    }
}
