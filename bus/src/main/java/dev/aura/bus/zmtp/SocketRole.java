package dev.aura.bus.zmtp;

/** What a socket is in ZeroMQ's terms, and what it talks to. */
public enum SocketRole {
    ROUTER,
    DEALER;

    boolean accepts(String peerType) {
        return peerType.equals(this == ROUTER ? DEALER.name() : ROUTER.name());
    }
}
