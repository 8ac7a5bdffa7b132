package dev.aura.cli.code;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.ProgressLine;
import dev.aura.cli.workspace.Workspace;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.DetectPatternsRequest;
import dev.aura.proto.code.v1.DetectPatternsResponse;
import dev.aura.proto.code.v1.DetectPatternsResponse.Pattern;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** {@code aura patterns PATH…}: smells and designs of a project, with exit code 1 where smells are not wanted and there are some. */
public final class PatternsCommand implements Command {

    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final int TOP = 50;

    @Override
    public Syntax syntax() {
        return Syntax.of("patterns", "Finds smells and design patterns of a project, with evidence")
                .many("PATH", 0, "files or directories that they are told of; without any, the current directory")
                .value("--only", "NAMES", "only these, with commas between, such as god-class,cyclic-packages")
                .flag("--evidence", "also all places and numbers that each was concluded from")
                .choice("--fail-on", null, List.of("smell"), "end with 1 if there is a smell")
                .value(
                        "--limit",
                        "N",
                        "at most so many in the text, smells first (default: " + TOP + "); --json has all")
                .note("aura patterns --only layering-violation --fail-on smell");
    }

    @Override
    public ExitCode run(Session session) {
        int limit = session.arguments().count("--limit", TOP);
        Workspace workspace = Workspace.of(session, session.arguments().words());
        DetectPatternsResponse response;
        try (ProgressLine progress = session.progress()) {
            response = CodeServiceGrpc.newBlockingStub(session.mesh(BOUND))
                    .detectPatterns(DetectPatternsRequest.newBuilder()
                            .setWorkspace(workspace.name())
                            .addAllPaths(workspace.paths())
                            .addAllNames(names(session.arguments().value("--only", "")))
                            .setProgressTopic(progress.topic())
                            .build());
        }
        response.getConfigurationProblemsList().forEach(session.output()::warning);
        boolean evidence = session.arguments().has("--evidence");
        session.answer(response, () -> PatternsPage.print(response, limit, evidence, session.output()));
        if (response.getConfigurationProblemsCount() > 0) {
            return ExitCode.BAD_INPUT;
        }
        boolean failing = "smell".equals(session.arguments().value("--fail-on"));
        return failing && response.getPatternsList().stream().anyMatch(Pattern::getSmell)
                ? ExitCode.FINDING
                : ExitCode.DONE;
    }

    private static List<String> names(String words) {
        return Arrays.stream(words.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
