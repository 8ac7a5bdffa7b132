package dev.aura.cli.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.cli.CommandLineRun;
import dev.aura.cli.CommandLineRun.Result;
import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.git.v1.Change;
import dev.aura.proto.git.v1.CheckMessageResponse;
import dev.aura.proto.git.v1.ResolvedChange;
import dev.aura.proto.git.v1.ReviewRequest;
import dev.aura.proto.git.v1.ReviewResponse;
import dev.aura.proto.git.v1.SuggestMessageRequest;
import dev.aura.proto.git.v1.SuggestMessageResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HookCommandTest {

    @TempDir
    Path directory;

    private final FakeGitService service = new FakeGitService();
    private GitSandbox sandbox;
    private Path repository;

    @BeforeEach
    void open() throws Exception {
        sandbox = new GitSandbox(directory);
        repository = sandbox.repository("repo");
    }

    @Test
    void stopsACommitThatIntroducesAnError() throws Exception {
        service.review = findings(Finding.Severity.WARNING, Finding.Severity.ERROR);
        Result result = hook("", "hook", "pre-commit");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).isEqualTo("stop\n");
        assertThat(result.err())
                .contains("introduces 2 findings")
                .containsSubsequence("a b.java:7: error: is wrong [r]", "warning: is wrong")
                .contains("--no-verify");
        assertThat(service.asked)
                .singleElement()
                .isEqualTo(ReviewRequest.newBuilder()
                        .setRepository(repository.toString())
                        .setChange(Change.newBuilder().setStaged(true))
                        .build());
    }

    @Test
    void stopsAtTheSeverityThatIsConfigured() throws Exception {
        service.review = findings(Finding.Severity.WARNING);
        Result warned = hook("", "hook", "pre-commit");
        assertThat(warned.exit()).isZero();
        assertThat(warned.out()).isEmpty();
        assertThat(warned.err()).contains("introduces 1 finding");
        assertThat(hook("", "--set", "hooks.blockOn=warning", "hook", "pre-commit")
                        .exit())
                .isEqualTo(1);
        service.review = findings(Finding.Severity.ERROR);
        assertThat(hook("", "--set", "hooks.blockOn=never", "hook", "pre-commit")
                        .exit())
                .isZero();
    }

    @Test
    void seesWhatCommitAllWillRecord() throws Exception {
        sandbox.commit(repository, "a", "-m", "feat: a").succeeded();
        Files.writeString(repository.resolve("a"), "changed");
        sandbox.with("GIT_INDEX_FILE", repository.resolve(".git/next-index").toString());
        sandbox.run(repository, "git", "read-tree", "HEAD").succeeded();
        sandbox.run(repository, "git", "add", "a").succeeded();
        assertThat(hook("", "hook", "pre-commit").exit()).isZero();
        String commit = ((ReviewRequest) service.asked.getFirst()).getChange().getCommit();
        assertThat(sandbox.run(repository, "git", "show", commit + ":a").output())
                .isEqualTo("changed");
        assertThat(sandbox.run(repository, "git", "rev-parse", commit + "^").output())
                .isEqualTo(sandbox.run(repository, "git", "rev-parse", "HEAD").output());
    }

    @Test
    void putsASuggestionAboveGitsComments() throws Exception {
        service.suggestion = suggestion("feat: add a shelf\n\nBody.\n");
        Path message = message("\n# Please enter the commit message\n");
        assertThat(hook("", "hook", "prepare-commit-msg", message.toString()).exit())
                .isZero();
        assertThat(Files.readString(message))
                .isEqualTo("feat: add a shelf\n\nBody.\n\n# Please enter the commit message\n");
    }

    @Test
    void leavesTheSuggestionOfAReviewedCommitForTheNextHook() throws Exception {
        service.suggestion = suggestion("feat: add a shelf\n");
        Path left = repository.resolve("suggestion");
        hook("", "hook", "pre-commit", left.toString());
        assertThat(Files.readString(left)).isEqualTo("feat: add a shelf\n");

        Files.delete(left);
        service.review = findings(Finding.Severity.ERROR);
        hook("", "hook", "pre-commit", left.toString());
        hook("", "--set", "hooks.suggestMessage=off", "hook", "pre-commit", left.toString());
        assertThat(left).doesNotExist();
    }

    @Test
    void keepsTheTemplateBelowTheSuggestion() throws Exception {
        service.suggestion = suggestion("feat: x");
        Path message = message("Ticket:\n# hint\n");
        hook("", "hook", "prepare-commit-msg", message.toString(), "template");
        assertThat(Files.readString(message)).isEqualTo("feat: x\n\nTicket:\n# hint\n");
    }

    @Test
    void suggestsNothingWhereAMessageStands() throws Exception {
        service.suggestion = suggestion("feat: x");
        Path message = message("by a chained hook\n# hint\n");
        hook("", "hook", "prepare-commit-msg", message.toString());
        hook("", "hook", "prepare-commit-msg", message.toString(), "message");
        String empty = message("\n").toString();
        hook("", "--set", "hooks.suggestMessage=off", "hook", "prepare-commit-msg", empty);
        assertThat(service.asked).isEmpty();
    }

    @Test
    void suggestsNothingForNoChange() throws Exception {
        service.suggestion = suggestion("feat: x").toBuilder()
                .setChange(ResolvedChange.newBuilder().setKind(ResolvedChange.Kind.NONE))
                .build();
        Path verbose = message("\n# ------------------------ >8 ------------------------\ndiff --git\n");
        hook("", "hook", "prepare-commit-msg", verbose.toString());
        assertThat(service.asked).singleElement().isInstanceOf(SuggestMessageRequest.class);
        assertThat(Files.readString(verbose)).startsWith("\n# ---");
    }

    @Test
    void onlyWarnsOfABadMessageUnlessToldToBlock() throws Exception {
        service.check = CheckMessageResponse.newBuilder()
                .addProblems(CheckMessageResponse.Problem.newBuilder()
                        .setLine(1)
                        .setRule("type-missing")
                        .setMessage("no type")
                        .setError(true))
                .build();
        String message = message("Did things\n").toString();
        Result warned = hook("", "hook", "commit-msg", message);
        assertThat(warned.exit()).isZero();
        assertThat(warned.err()).contains("commit message, line 1: no type [type-missing]");
        assertThat(hook("", "--set", "hooks.commitMessage=block", "hook", "commit-msg", message)
                        .out())
                .isEqualTo("stop\n");
        service.asked.clear();
        hook("", "hook", "commit-msg", message("\n# nothing\n").toString());
        hook("", "--set", "hooks.commitMessage=off", "hook", "commit-msg", message);
        assertThat(service.asked).isEmpty();
    }

    @Test
    void reviewsWhatAPushBrings() throws Exception {
        sandbox.commit(repository, "a", "-m", "feat: a").succeeded();
        String base = sandbox.run(repository, "git", "rev-parse", "HEAD").output();
        sandbox.commit(repository, "a", "-m", "feat: b").succeeded();
        String head = sandbox.run(repository, "git", "rev-parse", "HEAD").output();
        service.review = findings(Finding.Severity.ERROR);
        String none = "0".repeat(40);
        String pushed = "refs/heads/main " + head + " refs/heads/main " + base + "\n"
                + "(delete) " + none + " refs/heads/old " + base + "\n"
                + "refs/heads/new " + head + " refs/heads/new " + none + "\n"
                + "refs/heads/far " + head + " refs/heads/far " + "1".repeat(40) + "\n";
        Result result = hook(pushed, "hook", "pre-push", "origin", "url");
        assertThat(result.exit()).isZero();
        assertThat(result.err()).contains("pushing refs/heads/main brings 1 finding");
        assertThat(service.asked)
                .singleElement()
                .extracting(asked -> ((ReviewRequest) asked).getChange().getRange())
                .isEqualTo(base + "..." + head);
    }

    @Test
    void letsGitGoOnWhenTheServiceIsSlowOrGone() throws Exception {
        service.silent = true;
        Result slow = hook("", "--set", "hooks.budget=100ms", "hook", "pre-commit");
        assertThat(slow.exit()).isEqualTo(5);
        assertThat(slow.out()).isEmpty();
        assertThat(slow.err()).contains("took too long");
        try (CommandLineRun run = CommandLineRun.withoutMesh(directory).in(repository)) {
            Result down = run.run("hook", "pre-commit");
            assertThat(down.exit()).isEqualTo(4);
            assertThat(down.out() + down.err()).isEmpty();
        }
    }

    @Test
    void isSilentAfterAMergeUnlessAskedForANote() throws Exception {
        assertThat(hook("", "hook", "post-merge", "0").err()).isEmpty();
        assertThat(hook("", "--set", "hooks.postMerge=note", "hook", "post-merge", "0")
                        .err())
                .contains("the merge changes");
        assertThat(hook("", "--set", "hooks.postMerge=off", "hook", "post-merge", "0")
                        .err())
                .isEmpty();
        assertThat(service.asked).hasSize(2);
    }

    @Test
    void refusesHooksItDoesNotKnow() throws Exception {
        assertThat(hook("", "hook", "post-rewrite").exit()).isEqualTo(7);
    }

    private Result hook(String input, String... words) throws IOException {
        try (CommandLineRun run =
                CommandLineRun.withServices(directory, service).in(repository).input(input)) {
            sandbox.environment().forEach(run::environment);
            return run.run(words);
        }
    }

    private Path message(String text) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "message", ""), text);
    }

    private static SuggestMessageResponse suggestion(String message) {
        return SuggestMessageResponse.newBuilder()
                .setMessage(message)
                .setChange(ResolvedChange.newBuilder().setKind(ResolvedChange.Kind.STAGED))
                .build();
    }

    private static ReviewResponse findings(Finding.Severity... severities) {
        ReviewResponse.Builder review = ReviewResponse.newBuilder();
        for (Finding.Severity severity : severities) {
            Finding.Builder finding = Finding.newBuilder()
                    .setSeverity(severity)
                    .setPath("a b.java")
                    .setRuleId("r")
                    .setMessage("is wrong");
            finding.getRangeBuilder().getStartBuilder().setLine(7);
            review.addIntroduced(finding);
        }
        return review.build();
    }
}
