package dev.aura.bus.wire;

import org.zeromq.ZMQ;

/** Opens ZeroMQ contexts. */
public final class Contexts {

    private Contexts() {}

    /** A context with one I/O thread; close it before the process ends. */
    public static ZMQ.Context open() {
        ZMQ.Context context = ZMQ.context(1);
        // While a socket closes, JeroMQ's I/O thread may find the mailbox that it wants to tell closed already. It goes
        // on, but would
        // print a stack trace on stderr, where a command's user reads.
        context.setNotificationExceptionHandler((thread, problem) -> {});
        return context;
    }
}
