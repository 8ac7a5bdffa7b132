package dev.aura.bus.broker;

import java.nio.charset.StandardCharsets;

/**
 * Names of connections. A peer behind a socket chooses its own routing id, if it wants to, so each kind of connection begins with a character
 * that no routing id can have: nobody can name himself as somebody else.
 */
final class Route {

    private static final char OWN_PROCESS = '\u0101';

    private Route() {}

    /** A peer of the broker's own process. */
    static String ofOwnProcess(long number) {
        return OWN_PROCESS + "local-" + number;
    }

    /** A peer behind the socket: each byte of its routing id is one character up to 255. */
    static String ofSocket(byte[] routingId) {
        return new String(routingId, StandardCharsets.ISO_8859_1);
    }

    /** What ZeroMQ calls the connection; empty for a peer of the broker's own process. */
    static byte[] routingId(String route) {
        return route.charAt(0) == OWN_PROCESS ? new byte[0] : route.getBytes(StandardCharsets.ISO_8859_1);
    }
}
