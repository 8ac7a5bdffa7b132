package dev.aura.bench.bus;

import java.time.Duration;

/** Something that goes wrong beside the traffic of a mesh, and is put right again. */
interface Fault {

    /** What it needs beside the broker; before the traffic is measured. */
    void prepare(FaultMesh mesh) throws Exception;

    /** Begins; returns when the fault holds. It may keep a thread at work until it is healed. */
    void inject(FaultMesh mesh) throws Exception;

    /** Ends what {@link #inject} began. */
    void heal(FaultMesh mesh) throws Exception;

    /** Tries, for less than half a second, whether all is as before. */
    boolean recovered(FaultMesh mesh) throws Exception;

    /** How long the fault holds. */
    default Duration holds() {
        return Duration.ofSeconds(3);
    }
}
