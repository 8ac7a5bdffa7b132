package dev.aura.bus.journal;

/** A journal on a simulated disk that works only when it is told to. */
public record SteppedJournal(Journal journal) {

    public static SteppedJournal open(SimulatedDisk disk, JournalConfig config) {
        return new SteppedJournal(Journal.stepped(new SimulatedFiles(disk), config));
    }

    /** One turn of its thread. */
    public int step(long nowNs) {
        return journal.step(nowNs);
    }
}
