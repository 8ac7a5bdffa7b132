package dev.aura.cli.report;

import dev.aura.bus.status.Faults;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.workspace.Workspace;
import io.grpc.Status;
import java.util.function.Consumer;

/** The page: a head, a section a subject, and at the end what all of it rests on. */
final class ReportPage {

    private final Workspace workspace;
    private final Answers answers;
    private final Output output;
    private final Style style;

    ReportPage(Workspace workspace, Answers answers, Output output) {
        this.workspace = workspace;
        this.answers = answers;
        this.output = output;
        this.style = output.style();
    }

    void print() {
        RepositorySection.print(workspace, answers.repository(), output);
        code();
        change();
        heading("Dependencies");
        section("research-agent", answers.dependencies(), scan -> DependencySection.print(scan, output));
        heading("Models");
        section("llm-provider", answers.models(), models -> ModelSection.print(models, output));
        heading("What this rests on");
        EvidenceSection.print(answers, output);
    }

    private void code() {
        CodeSection section = new CodeSection(output);
        heading("Code");
        section("code-intelligence", answers.code(), section::size);
        if (answers.code() instanceof Answer.Given<?>) {
            heading("Hardest to read");
            section("code-intelligence", answers.code(), section::worst);
            heading("Import cycles");
            section("code-intelligence", answers.code(), section::cycles);
        }
    }

    private void change() {
        if (answers.review() instanceof Answer.NotAsked<?>) {
            return;
        }
        ChangeSection section = new ChangeSection(output);
        heading(section.title(answers));
        section("git-semantics", answers.message(), section::message);
        if (answers.message() instanceof Answer.Failed<?> first && isSame(first, answers.review())) {
            return;
        }
        section("git-semantics", answers.review(), section::review);
        section("git-semantics", answers.impact(), section::impact);
    }

    private static boolean isSame(Answer.Failed<?> first, Answer<?> second) {
        return second instanceof Answer.Failed<?> failed
                && failed.error().getStatus().getCode()
                        == first.error().getStatus().getCode();
    }

    private void heading(String title) {
        output.line("");
        output.line(style.bold(title));
    }

    private <T> void section(String service, Answer<T> answer, Consumer<T> print) {
        switch (answer) {
            case Answer.Given<T> given -> print.accept(given.response());
            case Answer.NotAsked<T> none -> output.line("  " + none.why());
            case Answer.Failed<T> failed ->
                output.line("  " + style.yellow(service + " did not answer: ") + words(failed));
        }
    }

    private static String words(Answer.Failed<?> failed) {
        Status status = failed.error().getStatus();
        String reason = Faults.reasonOf(failed.error());
        String message = switch (status.getCode()) {
            case DEADLINE_EXCEEDED -> "not in time; allow more with --timeout 5m";
            case UNIMPLEMENTED -> "this version does not offer it";
            default -> status.getDescription() == null ? status.getCode().name() : status.getDescription();
        };
        return message + " (reason=" + (reason == null ? status.getCode().name() : reason) + ")";
    }
}
