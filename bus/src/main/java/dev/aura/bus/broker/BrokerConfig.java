package dev.aura.bus.broker;

import dev.aura.bus.security.AllowList;
import dev.aura.bus.security.CurveKeys;
import dev.aura.bus.security.Security;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a broker needs to know.
 *
 * @param socketFile Unix socket for other processes; null for peers of this process only
 * @param version version of the program
 * @param heartbeat how often both sides show life
 * @param limits bounds of queues and payloads
 * @param callers bounds of each peer behind a socket
 * @param expectedServices daemon names without which the mesh is not READY
 * @param startGrace how long they may take to join before the mesh is DEGRADED
 * @param tracing which calls are kept as spans, and how many
 * @param security who is let in
 * @param calls how calls are repeated and shared
 * @param journalDirectory where durable events are kept; null for a broker that keeps none
 * @param blobs where large payloads go
 * @param tcp where peers of other machines come in; null for nowhere
 */
public record BrokerConfig(
        @Nullable Path socketFile,
        String version,
        Duration heartbeat,
        Limits limits,
        CallerLimits callers,
        List<String> expectedServices,
        Duration startGrace,
        Tracing tracing,
        Security security,
        CallPolicy calls,
        @Nullable Path journalDirectory,
        Blobs blobs,
        @Nullable Tcp tcp) {

    private static final Duration HEARTBEAT = Duration.ofMillis(500);

    public BrokerConfig {
        expectedServices = List.copyOf(expectedServices);
    }

    /** A broker for peers of this process, that keeps nothing, with the bounds that hold where nothing is configured. */
    public static Builder builder(String version, Security security) {
        return new Builder(version, security);
    }

    /** What differs from the defaults. */
    public static final class Builder {

        private final String version;
        private final Security security;
        private @Nullable Path socketFile;
        private Duration heartbeat = HEARTBEAT;
        private Limits limits = Limits.DEFAULTS;
        private CallerLimits callers = CallerLimits.NONE;
        private List<String> expectedServices = List.of();
        private Duration startGrace = Duration.ZERO;
        private Tracing tracing = Tracing.DEFAULTS;
        private CallPolicy calls = CallPolicy.DEFAULTS;
        private @Nullable Path journalDirectory;
        private Blobs blobs = Blobs.OFF;
        private @Nullable Tcp tcp;

        private Builder(String version, Security security) {
            this.version = version;
            this.security = security;
        }

        /** Lets other processes of the machine in. */
        public Builder socketFile(@Nullable Path file) {
            socketFile = file;
            return this;
        }

        public Builder heartbeat(Duration interval) {
            heartbeat = interval;
            return this;
        }

        public Builder limits(Limits bounds) {
            limits = bounds;
            return this;
        }

        public Builder callers(CallerLimits bounds) {
            callers = bounds;
            return this;
        }

        /** Daemons that are expected, and how long they may take to come. */
        public Builder expects(List<String> daemons, Duration grace) {
            expectedServices = daemons;
            startGrace = grace;
            return this;
        }

        public Builder tracing(Tracing kept) {
            tracing = kept;
            return this;
        }

        public Builder calls(CallPolicy policy) {
            calls = policy;
            return this;
        }

        /** Keeps durable events. */
        public Builder journalDirectory(@Nullable Path directory) {
            journalDirectory = directory;
            return this;
        }

        public Builder blobs(Blobs files) {
            blobs = files;
            return this;
        }

        /** Lets other machines in. */
        public Builder tcp(@Nullable Tcp entrance) {
            tcp = entrance;
            return this;
        }

        public BrokerConfig build() {
            return new BrokerConfig(
                    socketFile,
                    version,
                    heartbeat,
                    limits,
                    callers,
                    expectedServices,
                    startGrace,
                    tracing,
                    security,
                    calls,
                    journalDirectory,
                    blobs,
                    tcp);
        }
    }

    /**
     * Bounds.
     *
     * @param payloadBytesMax largest payload of a call
     * @param eventBytesMax largest payload of an event
     * @param waitingCallsMax calls that wait for a slot of one service
     * @param waitingBytesMax their payloads together
     * @param peerMessagesMax messages that wait for one peer to read
     * @param peerBytesMax their payloads together
     */
    public record Limits(
            long payloadBytesMax,
            long eventBytesMax,
            int waitingCallsMax,
            long waitingBytesMax,
            int peerMessagesMax,
            long peerBytesMax) {

        /** The bounds that hold where nothing is configured. */
        public static final Limits DEFAULTS = new Limits(16L << 20, 256L << 10, 8_192, 64L << 20, 4_096, 64L << 20);
    }

    /**
     * An entrance for peers that have a key.
     *
     * @param listen ZeroMQ endpoint
     * @param keys the mesh's own pair
     * @param allowed whose keys may connect
     */
    public record Tcp(String listen, CurveKeys keys, AllowList allowed) {}

    /**
     * What the broker keeps of calls that are over.
     *
     * @param spansMax spans kept
     * @param bytesMax their bytes together
     * @param slow a call that took so long is kept whether its trace is sampled or not
     */
    public record Tracing(int spansMax, long bytesMax, Duration slow) {

        /** What holds where nothing is configured. */
        public static final Tracing DEFAULTS = new Tracing(8_192, 4L << 20, Duration.ofMillis(100));
    }

    /**
     * Large payloads, which travel as files.
     *
     * @param directory where they are; null for none
     * @param threshold size from which a payload goes into a file
     * @param bytesMax largest file; 0 for none at all
     * @param age a file that belongs to no call is removed when it is so old
     */
    public record Blobs(@Nullable Path directory, long threshold, long bytesMax, Duration age) {

        /** None. */
        public static final Blobs OFF = new Blobs(null, 0, 0, Duration.ZERO);
    }
}
