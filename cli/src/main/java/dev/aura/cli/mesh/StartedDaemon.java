package dev.aura.cli.mesh;

import org.jspecify.annotations.Nullable;

/** A daemon that is on its way up. */
interface StartedDaemon {

    /** How it failed, with its last words; null while it, or another one, runs. */
    @Nullable
    String ended();

    /** Where its log is, for people. */
    String log();
}
