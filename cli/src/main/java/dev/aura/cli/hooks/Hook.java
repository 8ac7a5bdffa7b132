package dev.aura.cli.hooks;

/** What one git hook does. */
interface Hook {

    /**
     * Does it.
     *
     * @return whether git should stop
     */
    boolean run(HookRun run) throws Exception;
}
