package dev.aura.bus.broker;

import dev.aura.bus.blob.BlobDirectory;
import dev.aura.bus.blob.BlobStream;
import dev.aura.bus.blob.BlobSweep;
import dev.aura.bus.status.Faults;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Blob;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Timing;
import dev.aura.proto.bus.v1.Welcome;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which files belong to which call. A file that a service reads is removed when the call is over, since another instance may have to
 * read it once more. Of a file from a service each caller that waits for it gets a link of its own, which it removes when it has opened it;
 * the name that the service gave is removed at once. Whatever a killed process leaves is swept by age, and all of it when a broker
 * starts. A peer that takes no files gets the bytes.
 */
final class BlobLedger {

    private static final Logger LOG = Logger.getLogger(BlobLedger.class.getName());
    private static final long SWEEP_NS = 30_000_000_000L;

    private record CallKey(Peer caller, long callId) {}

    /** A frame to take as if a peer had sent it, in place of one that cannot be delivered. */
    record Undeliverable(Peer peer, Message instead) {}

    private final BrokerConfig.Blobs config;
    private final long inlineMax;
    private final @Nullable BlobDirectory directory;
    private final Map<CallKey, List<Blob>> held = new HashMap<>();
    private final ArrayDeque<Undeliverable> undeliverable = new ArrayDeque<>();
    private long sweptNs = System.nanoTime();

    BlobLedger(BrokerConfig.Blobs config, long inlineMax) {
        this.config = config;
        this.inlineMax = inlineMax;
        this.directory = open(config);
    }

    /** Tells a new peer where files go. One of this process writes them only where the bytes would be too many: it hands those over as they are. */
    Welcome.Builder welcome(Welcome.Builder welcome, boolean acceptsBlob, boolean isLocal) {
        return directory == null || !acceptsBlob
                ? welcome
                : welcome.setBlobDirectory(directory.path().toString())
                        .setBlobBytesMax(config.bytesMax())
                        .setBlobThreshold(isLocal ? Math.max(inlineMax, config.threshold()) : config.threshold());
    }

    /** A frame with a file comes in. Returns what is wrong with it; empty when nothing is. */
    String arriving(Peer peer, Message message) {
        Blob blob = message.header().getBlob();
        if (directory == null || !peer.hello.getAcceptsBlob()) {
            return "this mesh takes no files from this peer";
        }
        if (blob.getSize() > config.bytesMax()) {
            return "message of " + blob.getSize() + " bytes, at most " + config.bytesMax() + " (bus.blobBytesMax)";
        }
        if (isFromCaller(message)) {
            held.computeIfAbsent(new CallKey(peer, message.callId()), key -> new ArrayList<>())
                    .add(blob);
        }
        return "";
    }

    /** That frame was dealt with: where it opened no call its file has no use, and who waited for that of a service has a link. */
    void dealtWith(Peer peer, Message message) {
        if (!isFromCaller(message)) {
            discard(message.header().getBlob());
        } else if (peer.calls.get(message.callId()) == null) {
            over(peer, message.callId());
        }
    }

    /** A frame with a file goes out: as it is where the peer takes files, else with the bytes; null where it cannot go. */
    @Nullable
    Message carry(Peer peer, Message message) {
        boolean toCaller = message.callId() % 2 != 0;
        if (peer.hello.getAcceptsBlob() && !toCaller) {
            return message;
        }
        try {
            return peer.hello.getAcceptsBlob() ? linked(message) : withBytes(message);
        } catch (StatusRuntimeException e) {
            refuse(peer, message, e);
            return toCaller ? end(message, e) : null;
        }
    }

    /** A call is over. */
    void over(Peer caller, long callId) {
        if (!held.isEmpty()) {
            List<Blob> blobs = held.remove(new CallKey(caller, callId));
            if (blobs != null) {
                blobs.forEach(this::discard);
            }
        }
    }

    @Nullable
    Undeliverable nextUndeliverable() {
        return undeliverable.poll();
    }

    /** Removes, now and then and in the background, what is old and belongs to no call. */
    void sweep(long nowNs) {
        BlobDirectory swept = directory;
        if (swept == null || nowNs - sweptNs < SWEEP_NS) {
            return;
        }
        sweptNs = nowNs;
        Set<String> kept = new HashSet<>();
        held.values().forEach(blobs -> blobs.forEach(blob -> kept.add(BlobDirectory.name(blob))));
        Thread.ofVirtual().name("aura-blob-sweep").start(() -> BlobSweep.sweep(swept, config.age(), kept));
    }

    /** Ends a call in the name of who should have got the message: a service answers with the fault, a caller cancels. */
    private void refuse(Peer peer, Message message, StatusRuntimeException fault) {
        if (message.callId() % 2 == 0) {
            undeliverable.add(new Undeliverable(peer, end(message, fault)));
        } else if (message.kind() != Frame.Kind.END) {
            undeliverable.add(new Undeliverable(peer, Replies.of(Frame.Kind.CANCEL, message.callId())));
        }
    }

    /** The size is checked and the hash is not: it would hold up everybody else, and the peer has no hash to compare. */
    private byte[] read(Blob blob) {
        BlobDirectory from = directory;
        if (blob.getSize() > inlineMax || from == null) {
            throw Faults.of(
                    Code.RESOURCE_EXHAUSTED,
                    "PAYLOAD_TOO_LARGE",
                    "message of " + blob.getSize() + " bytes for a peer that takes no files, at most " + inlineMax
                            + " (bus.payloadBytesMax); send less at a time");
        }
        try (BlobStream content = from.open(blob)) {
            return content.readNBytes((int) blob.getSize());
        } catch (IOException e) {
            throw Faults.of(Code.DATA_LOSS, "BLOB_MISSING", "the file of a large message cannot be read", e);
        }
    }

    private void discard(Blob blob) {
        if (directory != null) {
            directory.discard(blob);
        }
    }

    private Message withBytes(Message message) {
        byte[] bytes = read(message.header().getBlob());
        return asForwarded(message, Message.of(message.header().toBuilder().clearBlob(), bytes));
    }

    private Message linked(Message message) {
        BlobDirectory in = directory;
        Blob blob = message.header().getBlob();
        return in == null
                ? message
                : asForwarded(message, message.with(message.header().toBuilder().setBlob(in.link(blob))));
    }

    private static Message asForwarded(Message message, Message changed) {
        Timing timing = message.timing();
        return changed.forwarded(
                message.callId(),
                new Message.Changes(
                        message.source(),
                        message.remainingNs(),
                        0,
                        timing.getInstance().isEmpty() ? null : timing));
    }

    private static Message end(Message message, StatusRuntimeException fault) {
        return Replies.end(
                message.callId(),
                fault.getStatus().getCode(),
                String.valueOf(Faults.reasonOf(fault)),
                String.valueOf(fault.getStatus().getDescription()));
    }

    private static boolean isFromCaller(Message message) {
        return message.callId() % 2 != 0;
    }

    private static @Nullable BlobDirectory open(BrokerConfig.Blobs config) {
        if (config.directory() == null || config.bytesMax() == 0) {
            return null;
        }
        BlobDirectory opened = new BlobDirectory(config.directory());
        try {
            opened.create();
            int left = BlobSweep.sweep(opened, Duration.ZERO, Set.of());
            LOG.log(Level.FINE, "{0} files were left of earlier runs", left);
            return opened;
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "large messages go inline: cannot use " + config.directory());
            return null;
        }
    }
}
