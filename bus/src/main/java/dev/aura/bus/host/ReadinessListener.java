package dev.aura.bus.host;

import java.time.Duration;

/** Is told how a process of the mesh is doing; found by {@link java.util.ServiceLoader}. Tells a supervisor such as systemd. */
public interface ReadinessListener {

    /** The process takes calls. */
    void ready();

    /** The process has begun to stop. */
    void stopping();

    /** How often {@link #alive} is wanted; zero for never. */
    default Duration aliveInterval() {
        return Duration.ZERO;
    }

    /** The process works: its broker, where it has one, has answered just now. */
    default void alive() {}
}
