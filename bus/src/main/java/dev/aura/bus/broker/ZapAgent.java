package dev.aura.bus.broker;

import dev.aura.bus.security.AllowList;
import dev.aura.bus.security.AuditEvent;
import dev.aura.bus.security.AuditLog;
import dev.aura.bus.wire.Agent;
import io.grpc.Status.Code;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/**
 * Answers ZeroMQ's question whether a key may connect (ZAP, RFC 27). It reads the list from the disk, so it has a thread of its own. A
 * connection that it admits carries a proof, which the broker asks for with each message: ZeroMQ itself admits everybody where
 * nobody answers. Once a second it looks which keys are no longer listed.
 */
final class ZapAgent implements Agent {

    static final String ADDRESS = "inproc://zeromq.zap.01";

    private static final Logger LOG = Logger.getLogger(ZapAgent.class.getName());
    private static final String VERSION = "1.0";
    private static final int BATCH = 64;
    private static final long LOOK_NS = 1_000_000_000L;
    private static final int KEY_BYTES = 32;

    /** Parts of a request: routing id, delimiter, version, request id, domain, address, identity, mechanism, key. */
    private static final int PARTS = 9;

    private final ZMQ.Socket socket;
    private final AllowList allowed;
    private final AuditLog audit;
    private final AdmittedKeys admitted;
    private long lookAtNs;
    private long noteAgainNs;
    private boolean noted;

    ZapAgent(ZMQ.Context context, AllowList allowed, AuditLog audit, AdmittedKeys admitted) {
        this.allowed = allowed;
        this.audit = audit;
        this.admitted = admitted;
        this.socket = context.socket(SocketType.ROUTER);
        socket.setLinger(0);
        try {
            socket.bind(ADDRESS);
        } catch (RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    ZMQ.Socket socket() {
        return socket;
    }

    @Override
    public int doWork(long nowNs) {
        if (nowNs - lookAtNs >= 0) {
            lookAtNs = nowNs + LOOK_NS;
            admitted.look().forEach(this::noteOut);
        }
        for (int count = 0; count < BATCH; count++) {
            List<byte[]> request = receive();
            if (request == null) {
                return count;
            }
            if (request.size() >= PARTS - 1 && text(request.get(2)).equals(VERSION)) {
                answer(request, nowNs);
            }
        }
        return BATCH;
    }

    @Override
    public boolean hasQueued() {
        return false;
    }

    @Override
    public boolean isBusy() {
        return false;
    }

    @Override
    public long untilNextNs(long nowNs) {
        return LOOK_NS;
    }

    @Override
    public void onClose() {
        socket.close();
    }

    private void answer(List<byte[]> request, long nowNs) {
        boolean curve =
                request.size() == PARTS && text(request.get(7)).equals("CURVE") && request.get(8).length == KEY_BYTES;
        String key = curve ? ZMQ.Curve.z85Encode(request.get(8)) : "";
        boolean isAdmitted = curve && admitted.admits(key);
        if (!isAdmitted) {
            note(text(request.get(5)), key, nowNs);
        }
        socket.sendMore(request.get(0));
        socket.sendMore(new byte[0]);
        socket.sendMore(VERSION);
        socket.sendMore(request.get(3));
        socket.sendMore(isAdmitted ? "200" : "400");
        socket.sendMore(isAdmitted ? "OK" : "the key is not on the list");
        socket.sendMore(isAdmitted ? admitted.proof(key) : "");
        socket.send(new byte[0]);
    }

    /** Once a second: who has no key at all must not be able to fill the log. */
    private void note(String address, String key, long nowNs) {
        if (noted && nowNs - noteAgainNs < 0) {
            return;
        }
        noted = true;
        noteAgainNs = nowNs + LOOK_NS;
        LOG.log(Level.WARNING, "{0} was refused: its key {1} is not in {2}", new Object[] {address, key, allowed.file()
        });
        audit.add(new AuditEvent(
                Instant.now(), "tcp " + address, "", "", "CURVE", Code.UNAUTHENTICATED.value(), "KEY_NOT_ALLOWED"));
    }

    private void noteOut(String key) {
        LOG.log(Level.INFO, "{0} is no longer in {1}: its connections end", new Object[] {key, allowed.file()});
        audit.add(new AuditEvent(
                Instant.now(), "tcp " + key, "", "", "CURVE", Code.UNAUTHENTICATED.value(), "KEY_NOT_ALLOWED"));
    }

    private @Nullable List<byte[]> receive() {
        byte @Nullable [] part = socket.recv(ZMQ.DONTWAIT);
        if (part == null) {
            return null;
        }
        List<byte[]> parts = new ArrayList<>();
        parts.add(part);
        while (socket.hasReceiveMore()) {
            byte @Nullable [] next = socket.recv(ZMQ.DONTWAIT);
            if (next != null) {
                parts.add(next);
            }
        }
        return parts;
    }

    private static String text(byte[] part) {
        return new String(part, StandardCharsets.UTF_8);
    }
}
