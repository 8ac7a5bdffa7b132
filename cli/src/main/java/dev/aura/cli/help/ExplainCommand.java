package dev.aura.cli.help;

import dev.aura.bus.status.Faults;
import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Json;
import dev.aura.cli.terminal.Output;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code aura explain REASON}: what an error means and what to do. */
public final class ExplainCommand implements Command {

    @Override
    public Syntax syntax() {
        return Syntax.of("explain", "Explains the reason of an error, or lists all reasons")
                .optional("REASON", "the word after reason= in an error; without it, all are listed");
    }

    @Override
    public ExitCode run(Session session) {
        Reasons reasons = Reasons.load();
        String wanted = session.arguments().word(0);
        if (wanted == null) {
            reasons.all().forEach((reason, text) -> print(reason, text, session.output()));
            return ExitCode.DONE;
        }
        String reason = wanted.toUpperCase(Locale.ROOT).replace('-', '_');
        String explanation = reasons.explain(reason);
        if (explanation == null) {
            throw Faults.of(Status.Code.NOT_FOUND, "UNKNOWN_REASON", unknown(wanted, reason, reasons.all()));
        }
        print(reason, explanation, session.output());
        return ExitCode.DONE;
    }

    private static void print(String reason, String text, Output output) {
        if (output.isJson()) {
            output.line("{\"reason\":" + Json.quote(reason) + ",\"explanation\":" + Json.quote(text) + "}");
            return;
        }
        output.line(output.style().bold(reason));
        wrap(text, output.width() - 2).forEach(line -> output.line("  " + line));
    }

    private static String unknown(String wanted, String reason, Map<String, String> all) {
        String start = reason.substring(0, Math.min(3, reason.length()));
        List<String> near =
                all.keySet().stream().filter(known -> known.startsWith(start)).toList();
        return "'" + wanted + "' is no reason this version knows"
                + (near.isEmpty() ? "; aura explain lists all" : "; did you mean " + String.join(", ", near) + "?");
    }

    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
