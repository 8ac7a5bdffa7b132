package dev.aura.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.git.v1.CheckMessageRequest;
import dev.aura.proto.git.v1.CheckMessageResponse;
import dev.aura.proto.git.v1.CheckMessageResponse.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageChecksTest {

    @RegisterExtension
    final ServiceRig rig = new ServiceRig();

    @TempDir
    Path directory;

    private CheckMessageResponse check(String message) {
        return rig.git()
                .checkMessage(
                        CheckMessageRequest.newBuilder().setMessage(message).build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "feat: add x",
                "fix(parser): read empty files\n\nBecause they exist.\n\nRefs: #1",
                "feat(api)!: send mail\n\nBREAKING CHANGE: the old one is gone",
                "chore!: drop 17\n\nBREAKING-CHANGE: needs 21\nReviewed-by: Z",
                "docs: x\n\nThe breaking changes of before are listed.",
                "Merge branch 'main' into side",
                "Revert \"feat: add x\"\n\nThis reverts commit 1.",
                "fixup! feat: add x",
                "squash! whatever",
                "# a comment\n\nfeat: add x\n# another\n\nbody\n",
                "feat: add x\n\n# ------------------------ >8 ------------------------\ndiff --git a/x b/x\nBREAKING change: no",
            })
    void acceptsGoodMessages(String message) {
        CheckMessageResponse answer = check(message);

        assertThat(answer.getProblemsList()).isEmpty();
        assertThat(answer.getValid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "add x, header-form",
        "'feat:', subject-empty",
        "'feat: ', subject-empty",
        "feat:add x, colon-space",
        "Feat: add x, type-case",
        "feature: add x, type-unknown",
        "'feat(): add x', scope-empty",
        "'feat(a!b): add x', scope-form",
        "'', message-empty",
        "'# only a comment', message-empty",
    })
    void refusesWhatIsNoConventionalCommit(String message, String rule) {
        CheckMessageResponse answer = check(message);

        assertThat(answer.getProblemsList()).extracting(Problem::getRule).contains(rule);
        assertThat(answer.getValid()).isFalse();
    }

    @Test
    void hintsAtWhatCouldBeBetter() {
        CheckMessageResponse answer = check("fix: added " + "y".repeat(80) + ".");

        assertThat(answer.getProblemsList())
                .extracting(Problem::getRule)
                .containsExactly("subject-period", "header-length", "subject-mood");
        assertThat(answer.getValid()).isTrue();
    }

    @Test
    void namesTheLineOfTheWholeMessage() {
        CheckMessageResponse answer = check("# comment\nfix: x\nbody at once\n\nbreaking change: y\n");

        assertThat(answer.getProblemsList())
                .extracting(problem -> problem.getRule() + " " + problem.getLine())
                .containsExactly("body-blank-line 3", "footer-form 5");
    }

    @Test
    void takesTheCommentCharacterOfTheRepository() {
        Sandbox sandbox = Sandbox.init(directory);
        sandbox.git("config", "core.commentChar", ";");

        CheckMessageResponse answer = rig.git()
                .checkMessage(CheckMessageRequest.newBuilder()
                        .setMessage("; comment\nfix: x\n")
                        .setRepository(sandbox.path())
                        .build());

        assertThat(answer.getValid()).isTrue();
    }

    @Test
    void allowsTheConfiguredTypesOnly() {
        List<String> rules = rig
                .git(java.util.Map.of("git.messageTypes", "change, mend"))
                .checkMessage(
                        CheckMessageRequest.newBuilder().setMessage("fix: x").build())
                .getProblemsList()
                .stream()
                .map(Problem::getRule)
                .toList();

        assertThat(rules).containsExactly("type-unknown");
    }
}
