package dev.aura.cli.research;

import com.google.protobuf.Message;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.ProgressLine;
import dev.aura.proto.mesh.v1.Coverage;
import dev.aura.proto.research.v1.ResearchServiceGrpc;
import dev.aura.proto.research.v1.ResearchServiceGrpc.ResearchServiceBlockingStub;
import java.time.Duration;
import java.util.function.Consumer;

/** Takes a file or directory in, which may be long: with progress, and with what was left out. */
final class Intake {

    private static final Duration BOUND = Duration.ofMinutes(30);

    private Intake() {}

    /** Asks the service to read a path. */
    interface Question<A> {
        A ask(ResearchServiceBlockingStub research, String path, String progressTopic);
    }

    /** Takes in the path that stands at a position of the command line, and prints the answer. */
    static <A extends Message> ExitCode run(Session session, int position, Question<A> question, Consumer<A> print) {
        String path = session.existing(session.arguments().required(position)).toString();
        ResearchServiceBlockingStub research = ResearchServiceGrpc.newBlockingStub(session.mesh(BOUND));
        A answer;
        try (ProgressLine progress = session.progress()) {
            answer = question.ask(research, path, progress.topic());
        }
        session.answer(answer, () -> print.accept(answer));
        return ExitCode.DONE;
    }

    static void skipped(Coverage coverage, Output output) {
        if (coverage.getSkippedCount() > 0) {
            output.lines(CoverageLines.of(coverage));
        }
    }
}
