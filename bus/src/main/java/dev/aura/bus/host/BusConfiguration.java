package dev.aura.bus.host;

import dev.aura.bus.broker.BrokerConfig;
import dev.aura.bus.broker.CallPolicy;
import dev.aura.bus.broker.CallerLimits;
import dev.aura.bus.security.AllowList;
import dev.aura.bus.security.CurveKeys;
import dev.aura.bus.security.Security;
import dev.aura.bus.status.Faults;
import dev.aura.config.Configuration;
import dev.aura.config.ConfigurationSchema;
import dev.aura.config.Key;
import io.grpc.Status.Code;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of the bus. */
public final class BusConfiguration implements ConfigurationSchema {

    static final Key<Duration> HEARTBEAT_INTERVAL = Key.duration(
                    "bus.heartbeatInterval", "500ms", "how often both sides of a connection show life")
            .between(50, 60_000);
    static final Key<Long> PAYLOAD_BYTES_MAX = Key.bytes("bus.payloadBytesMax", "16MiB", "largest message of a call")
            .between(64 << 10, 256 << 20);
    static final Key<Long> EVENT_BYTES_MAX = Key.bytes("bus.eventBytesMax", "256KiB", "largest message of an event")
            .between(1 << 10, 16 << 20);
    static final Key<Integer> WAITING_CALLS_MAX = Key.integer(
                    "bus.waitingCallsMax", 8_192, "calls that may wait for a free slot of one service")
            .between(1, 1_000_000);
    static final Key<Long> WAITING_BYTES_MAX = Key.bytes(
                    "bus.waitingBytesMax", "64MiB", "bytes that these calls may hold together")
            .between(1 << 20, 1 << 30);
    static final Key<Integer> PEER_MESSAGES_MAX = Key.integer(
                    "bus.peerMessagesMax", 4_096, "messages that may wait for one slow peer")
            .between(16, 1_000_000);
    static final Key<Long> PEER_BYTES_MAX = Key.bytes(
                    "bus.peerBytesMax", "64MiB", "bytes that these messages may hold together")
            .between(1 << 20, 1 << 30);
    static final Key<Integer> RATE_MAX = Key.integer(
                    "bus.rateMax",
                    0,
                    "calls and events a second that each peer of another process may bring; more are refused; 0: no bound")
            .between(0, 10_000_000);
    static final Key<Integer> RATE_BURST = Key.integer(
                    "bus.rateBurst", 0, "how many of them may come at once; 0: as many as a second brings")
            .between(0, 10_000_000);
    static final Key<Long> CALLER_BYTES_MAX = Key.bytes(
                    "bus.callerBytesMax",
                    "0",
                    "largest message that a peer of another process may send in a call or an event, files included; 0: the"
                            + " bounds for all")
            .between(0, Integer.MAX_VALUE);
    static final Key<String> TCP_LISTEN = Key.text(
            "bus.tcp.listen",
            "",
            "address for peers of other machines, encrypted, such as tcp://127.0.0.1:7447; empty: no TCP port is open");
    static final Key<Path> TCP_SERVER_KEY_FILE = Key.path(
            "bus.tcp.serverKeyFile",
            "",
            "file with the mesh's own key pair, as aura keys create makes it; empty: keys/server.key in the state directory");
    static final Key<Path> TCP_ALLOW_FILE = Key.path(
            "bus.tcp.allowFile",
            "",
            "public keys that may connect over TCP, one a line and a name behind it; empty: keys/allowed in the state"
                    + " directory; without a key in it nobody may");
    static final Key<String> EXPECTED_SERVICES = Key.text(
            "bus.expectedServices",
            "",
            "daemon names, separated by commas, without which the mesh is DEGRADED; empty takes those that are installed");
    static final Key<Duration> START_GRACE = Key.duration(
                    "bus.startGrace", "10s", "how long expected services may take to join")
            .between(0, 600_000);
    static final Key<Duration> SHUTDOWN_GRACE = Key.duration(
                    "bus.shutdownGrace", "3s", "how long calls in flight may take to end when the mesh stops")
            .between(0, 600_000);
    static final Key<Integer> TRACE_SPANS_MAX = Key.integer(
                    "bus.traceSpansMax", 8_192, "calls that are over and kept for aura trace; the oldest goes first")
            .between(0, 1_000_000);
    static final Key<Long> TRACE_BYTES_MAX = Key.bytes(
                    "bus.traceBytesMax", "4MiB", "memory that these calls may hold together")
            .between(0, 1 << 30);
    static final Key<Duration> TRACE_SLOW = Key.duration(
                    "bus.traceSlow", "100ms", "a call that took so long is kept whether its trace is sampled or not")
            .between(0, 3_600_000);
    static final Key<Long> BLOB_THRESHOLD = Key.bytes(
                    "bus.blobThreshold", "1MiB", "messages of calls above this size travel as files beside the bus")
            .between(64 << 10, 256 << 20);
    static final Key<Long> BLOB_BYTES_MAX = Key.bytes(
                    "bus.blobBytesMax", "1GiB", "largest message that travels as a file; 0: none does")
            .between(0, Integer.MAX_VALUE);
    static final Key<Duration> BLOB_AGE = Key.duration(
                    "bus.blobAge", "10m", "age at which a file that belongs to no call is removed")
            .between(60_000, 86_400_000);

    static final Key<Duration> SHARE_AGE = Key.duration(
                    "bus.shareAge",
                    "100ms",
                    "how long ago an identical query may have been sent for another caller to get the same answer; 0 shares only"
                            + " those that still wait for a slot")
            .between(0, 600_000);
    static final Key<Duration> RETURN_WAIT = Key.duration(
                    "bus.returnWait", "5s", "how long queries wait for a service whose last instance went away")
            .between(0, 600_000);
    static final Key<Duration> COMMAND_KEPT = Key.duration(
                    "bus.commandKept", "10m", "how long the outcome of a command with an idempotency key is kept")
            .between(0, 86_400_000);
    static final Key<Duration> HEDGE_AFTER = Key.duration(
                    "bus.hedgeAfter",
                    "0ms",
                    "time without an answer after which a query goes to a second instance of its service as well; 0: never")
            .between(0, 600_000);

    static final Key<Long> AUDIT_FILE_BYTES_MAX = Key.bytes(
                    "bus.auditFileBytesMax",
                    "8MiB",
                    "size from which the audit log goes on in a new file; 8 old ones are kept")
            .between(64 << 10, 1 << 30);

    static final Key<Boolean> METRICS_ENABLED = Key.flag(
            "metrics.enabled", true, "whether Prometheus can scrape the meters on <runtime directory>/metrics.sock");
    static final Key<Integer> METRICS_PORT = Key.integer(
                    "metrics.port",
                    0,
                    "also serve them on this loopback TCP port, which every user of the machine can reach; 0: do not")
            .between(0, 65_535);

    @Override
    public List<Key<?>> keys() {
        return List.of(
                HEARTBEAT_INTERVAL,
                PAYLOAD_BYTES_MAX,
                EVENT_BYTES_MAX,
                WAITING_CALLS_MAX,
                WAITING_BYTES_MAX,
                PEER_MESSAGES_MAX,
                PEER_BYTES_MAX,
                RATE_MAX,
                RATE_BURST,
                CALLER_BYTES_MAX,
                TCP_LISTEN,
                TCP_SERVER_KEY_FILE,
                TCP_ALLOW_FILE,
                EXPECTED_SERVICES,
                START_GRACE,
                SHUTDOWN_GRACE,
                AUDIT_FILE_BYTES_MAX,
                TRACE_SPANS_MAX,
                TRACE_BYTES_MAX,
                TRACE_SLOW,
                SHARE_AGE,
                RETURN_WAIT,
                COMMAND_KEPT,
                HEDGE_AFTER,
                BLOB_THRESHOLD,
                BLOB_BYTES_MAX,
                BLOB_AGE,
                METRICS_ENABLED,
                METRICS_PORT);
    }

    static BrokerConfig broker(
            Configuration configuration,
            Path socket,
            Path stateDirectory,
            Path blobs,
            String version,
            List<String> installed,
            Security security) {
        List<String> named = Arrays.stream(configuration.get(EXPECTED_SERVICES).split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        return BrokerConfig.builder(version, security)
                .socketFile(socket)
                .heartbeat(configuration.get(HEARTBEAT_INTERVAL))
                .limits(new BrokerConfig.Limits(
                        configuration.get(PAYLOAD_BYTES_MAX),
                        configuration.get(EVENT_BYTES_MAX),
                        configuration.get(WAITING_CALLS_MAX),
                        configuration.get(WAITING_BYTES_MAX),
                        configuration.get(PEER_MESSAGES_MAX),
                        configuration.get(PEER_BYTES_MAX)))
                .callers(new CallerLimits(
                        configuration.get(RATE_MAX),
                        configuration.get(RATE_BURST),
                        configuration.get(CALLER_BYTES_MAX)))
                .expects(named.isEmpty() ? installed : named, configuration.get(START_GRACE))
                .tracing(new BrokerConfig.Tracing(
                        configuration.get(TRACE_SPANS_MAX),
                        configuration.get(TRACE_BYTES_MAX),
                        configuration.get(TRACE_SLOW)))
                .calls(new CallPolicy(
                        configuration.get(SHARE_AGE),
                        configuration.get(RETURN_WAIT),
                        configuration.get(COMMAND_KEPT),
                        configuration.get(HEDGE_AFTER)))
                .journalDirectory(stateDirectory.resolve("journal"))
                .blobs(new BrokerConfig.Blobs(
                        blobs,
                        configuration.get(BLOB_THRESHOLD),
                        configuration.get(BLOB_BYTES_MAX),
                        configuration.get(BLOB_AGE)))
                .tcp(tcp(configuration, CurveKeys.directory(stateDirectory)))
                .build();
    }

    private static BrokerConfig.@Nullable Tcp tcp(Configuration configuration, Path keys) {
        String listen = configuration.get(TCP_LISTEN).strip();
        if (listen.isEmpty()) {
            return null;
        }
        if (!listen.startsWith("tcp://")) {
            throw Faults.of(
                    Code.INVALID_ARGUMENT,
                    "BAD_CONFIGURATION",
                    "bus.tcp.listen is '" + listen + "'; it needs the form tcp://ADDRESS:PORT, such as"
                            + " tcp://127.0.0.1:7447");
        }
        Path own = orElse(configuration.get(TCP_SERVER_KEY_FILE), CurveKeys.file(keys, "server"));
        CurveKeys pair = CurveKeys.read(
                own, "TCP is not opened without one (bus.tcp.listen); make it with: aura keys create server");
        return new BrokerConfig.Tcp(
                listen, pair, new AllowList(orElse(configuration.get(TCP_ALLOW_FILE), keys.resolve("allowed"))));
    }

    private static Path orElse(Path named, Path otherwise) {
        return named.toString().isEmpty() ? otherwise : named;
    }
}
