package dev.aura.research.advisory;

import com.google.protobuf.Message;
import dev.aura.bus.events.Events;
import dev.aura.proto.mesh.v1.Event;
import dev.aura.research.ResearchHarness;
import dev.aura.research.progress.ProgressReport;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A process that imports and writes a line for each record, so that another can kill it in the middle. */
final class ImportProcess {

    private ImportProcess() {}

    public static void main(String[] arguments) {
        AtomicLong seconds = new AtomicLong();
        ProgressReport report = new ProgressReport(
                new Lines(), () -> ResearchHarness.NOW.plusSeconds(seconds.incrementAndGet()), "progress");
        Path database = Path.of(arguments[0]);
        AdvisoryStore store = new AdvisoryStore(database, database.resolveSibling("cache"));
        new AdvisoryImport(store, 1 << 20, Integer.MAX_VALUE, Integer.MAX_VALUE).run(Path.of(arguments[1]), report);
    }

    private static final class Lines implements Events {
        @Override
        public void publish(String topic, Message event) {
            System.out.println(topic);
        }

        @Override
        public Subscription subscribe(String pattern, Consumer<Event> handler) {
            return () -> {};
        }
    }
}
