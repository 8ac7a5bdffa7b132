package dev.aura.bus.wire;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs an agent on a daemon thread of its own until it is closed. */
public final class AgentRunner implements AutoCloseable {

    private static final Duration JOIN_MAX = Duration.ofSeconds(5);

    /** Faults in a row after which the agent ends: going on would only burn the processor. */
    private static final int FAULTS_MAX = 1_000;

    private final Agent agent;
    private final Runnable wakeUp;
    private final Thread thread;
    private volatile boolean running = true;

    /**
     * @param wakeUp makes {@link Agent#awaitWork} return, from any thread
     */
    public AgentRunner(String name, Agent agent, Runnable wakeUp) {
        this.agent = agent;
        this.wakeUp = wakeUp;
        this.thread = new Thread(null, this::run, name, 512 * 1024);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Whether the calling thread is the agent's own. */
    public boolean isCurrentThread() {
        return Thread.currentThread().equals(thread);
    }

    /** Ends the loop and waits for the agent to release what it holds. */
    @Override
    public void close() {
        running = false;
        wakeUp.run();
        if (isCurrentThread()) {
            return;
        }
        try {
            thread.join(JOIN_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            for (int faults = 0; running && faults < FAULTS_MAX; ) {
                faults = turn() ? 0 : faults + 1;
            }
        } finally {
            agent.onClose();
        }
    }

    /** One turn. What one message does wrong must not end the service of all others. */
    private boolean turn() {
        try {
            int work = agent.doWork(System.nanoTime());
            if (work == 0 && running) {
                agent.awaitWork(System.nanoTime());
            }
            return true;
        } catch (RuntimeException e) {
            Logger.getLogger(AgentRunner.class.getName()).log(Level.SEVERE, e, () -> "fault in " + thread.getName());
            return false;
        }
    }
}
