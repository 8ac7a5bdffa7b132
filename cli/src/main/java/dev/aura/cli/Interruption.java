package dev.aura.cli;

/**
 * What Ctrl-C does while a command runs: the given clean-up, which closes the connection so that calls under way are cancelled at
 * the services. The JVM then ends with 130.
 */
final class Interruption implements AutoCloseable {

    private final Thread hook;

    Interruption(Runnable cleanUp) {
        hook = new Thread(cleanUp, "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // the hook runs already
        }
    }
}
