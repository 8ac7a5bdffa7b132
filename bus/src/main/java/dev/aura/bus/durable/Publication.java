package dev.aura.bus.durable;

import io.grpc.StatusRuntimeException;

/** Hears what became of a publication. */
public interface Publication {

    /**
     * It is on the disk.
     *
     * @param position in the journal
     * @param duplicate whether it had been published before
     */
    void durable(long position, boolean duplicate);

    /** It is not acknowledged. */
    void failed(StatusRuntimeException reason);
}
