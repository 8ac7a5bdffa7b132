package dev.aura.bus.host;

import java.util.logging.LogManager;

/**
 * Keeps logging alive while the process stops: the default one takes all handlers away in a shutdown hook of its own, which runs beside
 * ours, so that an orderly stop would leave no trace.
 */
public final class LastingLogManager extends LogManager {

    @Override
    public void reset() {
        // Handlers are installed once by AuradLog and last until the process ends.
    }

    /** Takes away the handlers that logging starts with. */
    void clear() {
        super.reset();
    }
}
