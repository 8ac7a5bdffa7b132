package dev.aura.bus.durable;

import io.grpc.StatusRuntimeException;

/** Hears what became of a change that stands when it is on the disk. */
public interface Change {

    void durable();

    void failed(StatusRuntimeException reason);
}
