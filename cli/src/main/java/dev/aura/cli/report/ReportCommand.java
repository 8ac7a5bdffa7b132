package dev.aura.cli.report;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.ProgressLine;
import dev.aura.cli.workspace.Workspace;
import java.time.Duration;

/** {@code aura report [PATH]}: the main job in one command. */
public final class ReportCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(60);

    @Override
    public Syntax syntax() {
        return Syntax.of("report", "Prints one page about a repository, from all services")
                .optional("PATH", "a directory; without it, the current one")
                .note("What a service does not answer in time (60 s, or --timeout) is left out, and the page says so.");
    }

    @Override
    public ExitCode run(Session session) throws InterruptedException {
        Workspace workspace = Workspace.of(session, session.arguments().words());
        Answers answers;
        try (ProgressLine progress = session.progress()) {
            answers = new Questions(session.mesh(BOUND), workspace, progress.topic()).ask();
        }
        if (!answers.anyGiven()) {
            for (Answer<?> answer : answers.byName().values()) {
                if (answer instanceof Answer.Failed<?> failed) {
                    throw failed.error();
                }
            }
        }
        if (session.output().isJson()) {
            session.output().line(ReportJson.document(answers));
        } else {
            new ReportPage(workspace, answers, session.output()).print();
        }
        return ExitCode.DONE;
    }
}
