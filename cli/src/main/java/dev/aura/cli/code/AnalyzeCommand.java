package dev.aura.cli.code;

import dev.aura.bus.status.Faults;
import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.command.UsageException;
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
                .choice(
                        "--sort",
                        "rank",
                        List.of("rank", "place"),
                        "the worst first, by severity, recent commits and users of a file; or by file and line")
                .flag("--stdin-paths", "read further paths from stdin, one a line")
                .flag("--fix", "show what the fixes would change, ask, and change the files")
                .flag("--dry-run", "with --fix: show it and change nothing")
                .flag("-y/--yes", "with --fix: do not ask")
                .note("aura analyze src --fail-on warning")
                .note("git diff --name-only | aura analyze --stdin-paths --format sarif")
                .note("aura analyze --fix --dry-run > fixes.patch");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        requireMeaning(session);
        Workspace workspace = Workspace.of(session, paths(session));
        CodeServiceBlockingStub code = CodeServiceGrpc.newBlockingStub(session.mesh(BOUND));
        AnalyzeResponse response = analyze(session, workspace, code);
        response.getConfigurationProblemsList().forEach(session.output()::warning);
        boolean printing = true;
        if (session.arguments().has("--fix")) {
            FixDialog dialog = new FixDialog(session, isText(session));
            if (dialog.run(workspace.root(), response)) {
                response = analyze(session, workspace, code);
            }
            printing = !dialog.hasAnswered();
        }
        if (printing) {
            print(session, response, code);
        }
        return isBadAs(response, session.arguments().value("--fail-on")) ? ExitCode.FINDING : ExitCode.DONE;
    }

    private static void requireMeaning(Session session) {
        boolean fix = session.arguments().has("--fix");
        boolean dryRun = session.arguments().has("--dry-run");
        boolean yes = session.arguments().has("--yes");
        if (!fix && (dryRun || yes)) {
            throw new UsageException((dryRun ? "--dry-run" : "--yes") + " goes with --fix");
        }
        if (fix && session.arguments().has("--stdin-paths") && !dryRun && !yes) {
            throw new UsageException("--fix cannot ask while paths come from stdin; give --yes or --dry-run");
        }
    }

    private static AnalyzeResponse analyze(Session session, Workspace workspace, CodeServiceBlockingStub code) {
        boolean byPlace = session.arguments().value("--sort", "rank").equals("place");
        try (ProgressLine progress = session.progress()) {
            return code.analyze(AnalyzeRequest.newBuilder()
                    .setWorkspace(workspace.name())
                    .addAllPaths(workspace.paths())
                    .setProgressTopic(progress.topic())
                    .setOrder(byPlace ? AnalyzeRequest.Order.PLACE : AnalyzeRequest.Order.RANK)
                    .setWithSuppressed(format(session).equals("sarif"))
                    .build());
        }
    }

    private static void print(Session session, AnalyzeResponse response, CodeServiceBlockingStub code) {
        switch (format(session)) {
            case "sarif" ->
                session.output().line(Sarif.document(response, code.listRules(ListRulesRequest.getDefaultInstance())));
            case "json" -> session.output().json(response);
            default -> session.answer(response, () -> FindingsPage.print(response, session.output()));
        }
    }

    private static String format(Session session) {
        return session.arguments().value("--format", "text");
    }

    private static boolean isText(Session session) {
        return format(session).equals("text") && !session.output().isJson();
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
