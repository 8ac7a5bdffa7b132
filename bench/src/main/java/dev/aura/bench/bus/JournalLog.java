package dev.aura.bench.bus;

import dev.aura.bus.journal.Completion;
import dev.aura.bus.journal.Journal;
import dev.aura.bus.journal.JournalConfig;
import dev.aura.bus.journal.JournalFiles;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;

/** The bus's own journal. */
record JournalLog(Journal journal) implements DurableLog {

    static JournalLog open(Path directory) throws IOException {
        return new JournalLog(Journal.open(JournalFiles.at(directory), JournalConfig.DEFAULTS));
    }

    @Override
    public void append(byte[] record, Runnable durable) {
        Completion completion = new Completion() {
            @Override
            public void durable(long position) {
                durable.run();
            }

            @Override
            public void failed(StatusRuntimeException reason) {
                throw reason;
            }
        };
        if (!journal.append(record, completion)) {
            throw new IllegalStateException("the journal's queue is smaller than what this program lets wait");
        }
    }

    @Override
    public void close() {
        journal.close();
    }
}
