package dev.aura.cli.daemon;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.JsonTree;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code aura doctor [--fix]}: looks at everything Aura needs and says what to do about what is wrong. Never starts the mesh unless told to fix. */
public final class DoctorCommand implements Command {

    @Override
    public Syntax syntax() {
        return Syntax.of("doctor", "Checks everything that Aura needs, and says what to do")
                .flag("--fix", "mend what can be mended: permissions, stale files, a mesh that is down");
    }

    @Override
    public ExitCode run(Session session) throws InterruptedException {
        boolean fix = session.arguments().has("--fix");
        List<Check> checks = new ArrayList<>(MachineChecks.all(session, fix));
        checks.addAll(MeshChecks.all(session, fix));
        if (session.output().isJson()) {
            List<Object> documents = new ArrayList<>();
            for (Check check : checks) {
                documents.add(JsonTree.object(
                        "verdict", check.verdict().name(),
                        "subject", check.subject(),
                        "finding", check.finding(),
                        "remedy", check.remedy()));
            }
            session.output().line(JsonTree.print(JsonTree.object("checks", documents)));
        } else {
            checks.forEach(check -> print(check, session.output()));
        }
        boolean failed = checks.stream().anyMatch(check -> check.verdict() == Check.Verdict.FAIL);
        return failed ? ExitCode.FINDING : ExitCode.DONE;
    }

    private static void print(Check check, Output output) {
        Style style = output.style();
        String word = check.verdict().name().toLowerCase(Locale.ROOT);
        String verdict = switch (check.verdict()) {
            case OK -> style.green(word);
            case WARN -> style.yellow(word);
            case FAIL -> style.red(word);
        };
        String padding = " ".repeat(5 - word.length());
        output.line(verdict + padding + style.bold(check.subject()) + "  " + check.finding());
        if (!check.remedy().isEmpty()) {
            output.line("     → " + check.remedy());
        }
    }
}
