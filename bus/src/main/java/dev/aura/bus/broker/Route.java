package dev.aura.bus.broker;

import java.nio.charset.StandardCharsets;

/**
 * Names of connections. A peer behind a socket chooses its own routing id, if it wants to, so each kind of connection begins with a character
 * that no routing id can have: nobody can name himself as somebody else.
 */
final class Route {

    private static final char TCP = '\u0100';
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

    /** A peer behind TCP. */
    static String ofTcp(byte[] routingId) {
        return TCP + ofSocket(routingId);
    }

    static boolean isTcp(String route) {
        return !route.isEmpty() && route.charAt(0) == TCP;
    }

    /** What ZeroMQ calls the connection; empty for a peer of the broker's own process. */
    static byte[] routingId(String route) {
        if (!route.isEmpty() && route.charAt(0) == OWN_PROCESS) {
            return new byte[0];
        }
        return (isTcp(route) ? route.substring(1) : route).getBytes(StandardCharsets.ISO_8859_1);
    }
}
