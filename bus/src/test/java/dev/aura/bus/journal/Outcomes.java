package dev.aura.bus.journal;

import dev.aura.bus.status.Faults;
import io.grpc.StatusRuntimeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes down what becomes of records: {@code a=1}, {@code b!REASON}. */
final class Outcomes {

    final List<String> heard = new ArrayList<>();

    Completion of(String name) {
        return new Completion() {
            @Override
            public void durable(long position) {
                heard.add(name + "=" + position);
            }

            @Override
            public void failed(StatusRuntimeException reason) {
                heard.add(name + "!" + Faults.reasonOf(reason));
            }
        };
    }

    /** Appends the name itself as a record. */
    boolean append(Journal journal, String name) {
        return journal.append(bytes(name), of(name));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static List<String> texts(List<JournalRecord> records) {
        return records.stream()
                .map(record -> record.position() + ":" + new String(record.content(), StandardCharsets.UTF_8))
                .toList();
    }
}
