package dev.aura.cli.report;

import dev.aura.bus.status.Faults;
import dev.aura.cli.terminal.JsonTree;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report as one JSON object: each answer is the canonical JSON of its response, and {@code errors} names those that are missing. */
final class ReportJson {

    private ReportJson() {}

    static String document(Answers answers) {
        Map<String, Object> document = new LinkedHashMap<>();
        List<Object> errors = new ArrayList<>();
        answers.byName().forEach((name, answer) -> {
            switch (answer) {
                case Answer.Given<?> given -> document.put(name, given.response());
                case Answer.Failed<?> failed -> {
                    Status status = failed.error().getStatus();
                    errors.add(JsonTree.object(
                            "section", name,
                            "code", status.getCode().name(),
                            "reason", Faults.reasonOf(failed.error()),
                            "message", status.getDescription()));
                }
                case Answer.NotAsked<?> none ->
                    errors.add(JsonTree.object(
                            "section", name, "code", "NOT_ASKED", "reason", "NOT_ASKED", "message", none.why()));
            }
        });
        document.put("errors", errors);
        return JsonTree.print(document);
    }
}
