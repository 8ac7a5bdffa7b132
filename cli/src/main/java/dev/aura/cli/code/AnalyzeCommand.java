package dev.aura.cli.code;

import dev.aura.bus.status.Faults;
import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.ProgressLine;
import dev.aura.cli.workspace.Workspace;
import dev.aura.proto.code.v1.AnalyzeRequest;
import dev.aura.proto.code.v1.AnalyzeResponse;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.CodeServiceGrpc.CodeServiceBlockingStub;
import dev.aura.proto.code.v1.Finding.Severity;
import dev.aura.proto.code.v1.ListRulesRequest;
import io.grpc.Status;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code aura analyze PATH…}: findings, with exit code 1 where one is as bad as {@code --fail-on}. */
public final class AnalyzeCommand implements Command {

    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final int PATHS_MAX = 100_000;

    @Override
    public Syntax syntax() {
        return Syntax.of("analyze", "Reports findings, with fixes where one is certain")
                .many("PATH", 0, "files or directories; without any, the current directory")
                .choice("--format", "text", List.of("text", "json", "sarif"), "how to print the findings")
                .choice(
                        "--fail-on",
                        null,
                        List.of("error", "warning", "note"),
                        "end with 1 if a finding is as bad or worse")
                .flag("--stdin-paths", "read further paths from stdin, one a line")
                .note("aura analyze src --fail-on warning")
                .note("git diff --name-only | aura analyze --stdin-paths --format sarif");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Workspace workspace = Workspace.of(session, paths(session));
        CodeServiceBlockingStub code = CodeServiceGrpc.newBlockingStub(session.mesh(BOUND));
        AnalyzeResponse response;
        try (ProgressLine progress = session.progress()) {
            response = code.analyze(AnalyzeRequest.newBuilder()
                    .setWorkspace(workspace.name())
                    .addAllPaths(workspace.paths())
                    .setProgressTopic(progress.topic())
                    .build());
        }
        switch (session.arguments().value("--format", "text")) {
            case "sarif" ->
                session.output().line(Sarif.document(response, code.listRules(ListRulesRequest.getDefaultInstance())));
            case "json" -> session.output().json(response);
            default -> session.answer(response, () -> FindingsPage.print(response, session.output()));
        }
        return isBadAs(response, session.arguments().value("--fail-on")) ? ExitCode.FINDING : ExitCode.DONE;
    }

    private static boolean isBadAs(AnalyzeResponse response, @Nullable String failOn) {
        if (failOn == null) {
            return false;
        }
        int bound = Severity.valueOf(failOn.toUpperCase(Locale.ROOT)).getNumber();
        return response.getFindingsList().stream().anyMatch(finding -> finding.getSeverityValue() >= bound);
    }

    private static List<String> paths(Session session) throws IOException {
        List<String> paths = new ArrayList<>(session.arguments().words());
        if (session.arguments().has("--stdin-paths")) {
            BufferedReader lines = new BufferedReader(
                    new InputStreamReader(session.surroundings().input(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    paths.add(line);
                }
                if (paths.size() > PATHS_MAX) {
                    throw Faults.of(
                            Status.Code.INVALID_ARGUMENT,
                            "TOO_MANY_PATHS",
                            "more than " + PATHS_MAX + " paths on stdin; name their directory in place of them");
                }
            }
        }
        return paths;
    }
}
