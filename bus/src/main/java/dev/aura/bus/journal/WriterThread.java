package dev.aura.bus.journal;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs a writer until it is closed, on a thread of its own: it waits for the disk, which no thread with other work should. */
final class WriterThread implements AutoCloseable {

    private static final Duration JOIN_MAX = Duration.ofSeconds(5);

    private final JournalWriter writer;
    private final Runnable wakeUp;
    private final Thread thread;
    private volatile boolean running = true;

    /**
     * @param wakeUp makes {@link JournalWriter#awaitWork} return, from any thread
     */
    WriterThread(JournalWriter writer, Runnable wakeUp) {
        this.writer = writer;
        this.wakeUp = wakeUp;
        this.thread = new Thread(this::run, "aura-journal");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends the loop and waits until what was queued is written. */
    @Override
    public void close() {
        running = false;
        wakeUp.run();
        try {
            thread.join(JOIN_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (running) {
                if (writer.doWork(System.nanoTime()) == 0 && running) {
                    writer.awaitWork(System.nanoTime());
                }
            }
        } catch (RuntimeException e) {
            Logger.getLogger(WriterThread.class.getName()).log(Level.SEVERE, e, () -> "the journal ends");
        } finally {
            writer.onClose();
        }
    }
}
