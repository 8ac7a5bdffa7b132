package dev.aura.bench.bus;

/** Something that makes records durable, many together. */
interface DurableLog extends AutoCloseable {

    /** Takes a record and runs {@code durable} when it is on the disk; waits where too many wait. */
    void append(byte[] record, Runnable durable) throws InterruptedException;

    @Override
    void close();
}
