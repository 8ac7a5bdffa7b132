package dev.aura.bus.journal;

import io.grpc.StatusRuntimeException;

/** Hears what became of a record. Called once, on the journal's thread, in the order of the appends; must not wait or throw. */
public interface Completion {

    /** The record is on the disk. */
    void durable(long position);

    /** The record is not acknowledged. It may still turn up when the journal is opened again. */
    void failed(StatusRuntimeException reason);
}
