package dev.aura.git;

import static dev.aura.git.ServiceRig.commit;
import static dev.aura.git.ServiceRig.staged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.git.v1.Change;
import dev.aura.proto.git.v1.Fact;
import dev.aura.proto.git.v1.SuggestMessageRequest;
import dev.aura.proto.git.v1.SuggestMessageResponse;
import dev.aura.proto.git.v1.SuggestMessageResponse.Source;
import dev.aura.proto.llm.v1.AnswerSource;
import dev.aura.proto.llm.v1.CompleteRequest;
import dev.aura.proto.llm.v1.CompleteResponse;
import dev.aura.proto.llm.v1.LlmServiceGrpc;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class MessagesTest {

    private static final String SOURCE = "src/main/java/org/example/money/Account.java";
    private static final String TEST = "src/test/java/org/example/money/AccountTest.java";

    @RegisterExtension
    final ServiceRig rig = new ServiceRig();

    @TempDir
    Path directory;

    private Sandbox sandbox = Sandbox.at(Path.of("target"));

    @BeforeEach
    void begin() {
        sandbox = Sandbox.init(directory);
        sandbox.write(SOURCE, "public Account: a\npublic Account.pay: one\nhidden Account.check: two\n")
                .write("src/main/java/org/example/time/Clock.java", "public Clock: c\n")
                .write(TEST, "public AccountTest: t\npublic AccountTest.pays: assert\n")
                .write("README.md", "# Read\n")
                .write("pom.xml", pom("5.1"))
                .commit("Begin");
    }

    private static String pom(String version) {
        return "<project>\n<dependencies>\n<dependency>\n<groupId>org.junit</groupId>\n<artifactId>junit</artifactId>\n<version>"
                + version + "</version>\n</dependency>\n</dependencies>\n</project>\n";
    }

    private SuggestMessageResponse suggest(Change change) {
        return rig.git()
                .suggestMessage(SuggestMessageRequest.newBuilder()
                        .setRepository(sandbox.path())
                        .setChange(change)
                        .build());
    }

    private String header() {
        return header(suggest(staged()));
    }

    private static String header(SuggestMessageResponse response) {
        return response.getMessage().lines().findFirst().orElse("");
    }

    private SuggestMessageResponse stagedIs(String path, String content) {
        sandbox.write(path, content).stage();
        return suggest(staged());
    }

    @Test
    void namesANewTypeWithItsMembers() {
        SuggestMessageResponse answer = stagedIs(
                "src/main/java/org/example/money/RetryBudget.java",
                "public RetryBudget: a\npublic RetryBudget.withdraw: b\npublic RetryBudget.deposit: c\nhidden RetryBudget.x: d\n");

        assertThat(answer.getMessage()).isEqualTo("feat(money): add RetryBudget with deposit and withdraw\n");
        assertThat(answer.getFactsList())
                .extracting(Fact::getKind)
                .containsExactly("public-entity-added", "entity-added");
        assertThat(answer.getSource()).isEqualTo(Source.RULES);
    }

    @Test
    void callsAChangedBodyWithANewTestAFix() {
        sandbox.write(SOURCE, "public Account: a\npublic Account.pay: other\nhidden Account.check: two\n");
        SuggestMessageResponse answer = stagedIs(
                TEST,
                "public AccountTest: t\npublic AccountTest.pays: assert\npublic AccountTest.paysNothing: assert\n");

        assertThat(answer.getMessage()).isEqualTo("""
                        fix(money): correct Account.pay

                        - Account.java: correct Account.pay
                        - AccountTest.java: add AccountTest.paysNothing
                        """);
        assertThat(answer.getFacts(0).getKind()).isEqualTo("test-added");
    }

    @Test
    void callsAChangedBodyWithANewCheckAFix() {
        stagedIs(SOURCE, "public Account: a\npublic Account.pay: if (amount == null) one\nhidden Account.check: two\n");

        assertThat(header()).isEqualTo("fix(money): check for null in Account.pay");
    }

    @Test
    void promisesLeastWhereNothingSpeaksForAFeatureOrAFix() {
        SuggestMessageResponse answer =
                stagedIs(SOURCE, "public Account: a\npublic Account.pay: other\nhidden Account.check: two\n");

        assertThat(header(answer)).isEqualTo("refactor(money): rework Account.pay");
        assertThat(answer.getFacts(0).getKind()).isEqualTo("type-uncertain");
    }

    @Test
    void believesTheBranchAndNamesItsTicket() {
        sandbox.git("checkout", "-q", "-b", "fix/ABC-123-pay");

        SuggestMessageResponse answer =
                stagedIs(SOURCE, "public Account: a\npublic Account.pay: other\nhidden Account.check: two\n");

        assertThat(answer.getMessage()).isEqualTo("fix(money): correct Account.pay\n\nRefs: ABC-123\n");
    }

    @Test
    void saysWhatBreaks() {
        SuggestMessageResponse answer = stagedIs(SOURCE, "public Account: a\nhidden Account.check: two\n");

        assertThat(answer.getMessage())
                .isEqualTo("refactor(money)!: remove Account.pay\n\nBREAKING CHANGE: Account.pay is gone\n");
        assertThat(answer.getBreaking()).isTrue();
    }

    @Test
    void takesTheTypeFromTheFilesWhereNoSourceDiffers() {
        assertThat(header(stagedIs("README.md", "# Read me\n"))).isEqualTo("docs: update README.md");
        sandbox.commit("x");
        assertThat(header(stagedIs(".github/workflows/ci.yml", "on: push\n")))
                .isEqualTo("ci: add .github/workflows/ci.yml");
        sandbox.commit("x");
        assertThat(header(stagedIs(TEST, "public AccountTest: t\n"))).isEqualTo("test: remove AccountTest.pays");
        sandbox.commit("x");
        assertThat(header(stagedIs(".gitignore", "target/\n"))).isEqualTo("chore: add .gitignore");
        sandbox.commit("x");
        assertThat(header(stagedIs("Makefile", "all:\n"))).isEqualTo("build: add Makefile");
    }

    @Test
    void namesVersionsOfDependencies() {
        SuggestMessageResponse answer = stagedIs("pom.xml", pom("5.2"));

        assertThat(answer.getMessage()).isEqualTo("build(deps): bump junit from 5.1 to 5.2\n");
        assertThat(answer.getFacts(1).getKind()).isEqualTo("dependency-changed");
        assertThat(answer.getFacts(1).getEntity()).isEqualTo("org.junit:junit");
    }

    @Test
    void namesTheVersionThatAProjectGivesItself() {
        sandbox.write("package.json", "{\n  \"version\": \"1.0.0\"\n}\n")
                .write("pyproject.toml", "[project]\nversion = \"1.0.0\"\n");
        sandbox.commit("x");
        sandbox.write("package.json", "{\n  \"version\": \"1.1.0\"\n}\n");

        SuggestMessageResponse answer = stagedIs("pyproject.toml", "[project]\nversion = \"1.1.0\"\n");

        assertThat(header(answer)).isEqualTo("build: bump the version from 1.0.0 to 1.1.0");
    }

    @Test
    void doesNotTakeACommentForThePointOfAChange() {
        sandbox.write(SOURCE, "// new\npublic Account: a\npublic Account.pay: one\nhidden Account.check: two\n");

        assertThat(header(stagedIs("pom.xml", pom("6.0")))).isEqualTo("build(deps): bump junit from 5.1 to 6.0");
    }

    @Test
    void callsWhiteSpaceStyle() {
        stagedIs(SOURCE, "public  Account: a\n\npublic Account.pay: one\nhidden Account.check: two\n");

        assertThat(header()).isEqualTo("style(money): tidy Account.java");
    }

    @Test
    void callsAMoveARefactoring() {
        sandbox.git("mv", SOURCE, "src/main/java/org/example/time/Account.java");

        assertThat(header()).isEqualTo("refactor(time): move Account.java to src/main/java/org/example/time");
        assertThat(suggest(staged()).getFactsList()).extracting(Fact::getKind).contains("file-renamed");
    }

    @Test
    void recognizesTheExactInverseOfARecentCommit() {
        String wrong = sandbox.write(SOURCE, "public Account: a\n").commit("Break it");
        sandbox.git("revert", "--no-edit", "-n", wrong);

        SuggestMessageResponse answer = suggest(staged());

        assertThat(answer.getMessage()).isEqualTo("revert: Break it\n\nThis reverts commit " + wrong + ".\n");
    }

    @Test
    void keepsToTheScopesOfTheRepository() {
        for (int i = 0; i < 12; i++) {
            sandbox.write("README.md", i + "\n").commit("feat(wallet): step " + i);
        }
        assertThat(header(stagedIs(SOURCE, "public Account: a\npublic Account.pay: 1\nhidden Account.check: two\n")))
                .isEqualTo("refactor: rework Account.pay");

        for (int i = 0; i < 12; i++) {
            sandbox.write("README.md", "m" + i + "\n").commit("feat(money): step " + i);
        }
        assertThat(header(stagedIs(SOURCE, "public Account: a\npublic Account.pay: 2\nhidden Account.check: two\n")))
                .isEqualTo("refactor(money): rework Account.pay");
    }

    @Test
    void writesShortHeadersForManyThings() {
        StringBuilder content =
                new StringBuilder("public Account: a\npublic Account.pay: one\nhidden Account.check: two\n");
        for (int i = 0; i < 30; i++) {
            content.append("public Account.anotherRatherLongNameOfAMethod")
                    .append(i)
                    .append(": x\n");
        }
        for (int i = 0; i < 40; i++) {
            sandbox.write("data/d" + i + "/x.json", "{}\n");
        }

        SuggestMessageResponse answer = stagedIs(SOURCE, content.toString());

        assertThat(header(answer)).isEqualTo("feat(money): add anotherRatherLongNameOfAMethod0 and 29 more to Account");
        assertThat(answer.getMessage().lines()).allMatch(line -> line.length() <= 72);
        assertThat(answer.getMessage().lines().count()).isLessThan(20);
    }

    @Test
    void answersFromFilesWhereCodeIntelligenceIsNotThere() {
        sandbox.write(SOURCE, "public Account: b\n").stage();

        SuggestMessageResponse answer = rig.git(Map.of())
                .suggestMessage(SuggestMessageRequest.newBuilder()
                        .setRepository(sandbox.path())
                        .setChange(staged())
                        .build());

        assertThat(header(answer)).isEqualTo("refactor(money): update Account.java");
        assertThat(answer.getFacts(0).getKind()).isEqualTo("code-unavailable");
        assertThat(answer.getCoverage().getSkipped(0).getReason()).startsWith("failed: code-intelligence unavailable");
    }

    @Test
    void describesTheLastCommitAndSaysSo() {
        SuggestMessageResponse answer = suggest(Change.getDefaultInstance());

        assertThat(answer.getChange().getNewRevision()).isEqualTo(sandbox.git("rev-parse", "HEAD"));
        assertThat(header(answer)).isEqualTo("feat: add Account and Clock");
        assertThat(suggest(commit("HEAD")).getMessage()).isEqualTo(answer.getMessage());
    }

    @Test
    void saysThatNothingDiffers() {
        SuggestMessageResponse answer = suggest(staged());

        assertThat(answer.getMessage()).isEmpty();
        assertThat(answer.getFacts(0).getKind()).isEqualTo("no-change");
    }

    @Test
    void takesAModelsWordsOnlyWhereTheyNameWhatTheFactsName() {
        stagedIs(SOURCE, "public Account: a\npublic Account.pay: other\nhidden Account.check: two\n");

        SuggestMessageResponse good = phrased("simplify how Account.pay works");
        SuggestMessageResponse invented = phrased("simplify Account.pay and Account.refund");
        SuggestMessageResponse long_ = phrased("x".repeat(100));

        assertThat(header(good)).isEqualTo("refactor(money): simplify how Account.pay works");
        assertThat(good.getSource()).isEqualTo(Source.MODEL);
        assertThat(header(invented)).isEqualTo("refactor(money): rework Account.pay");
        assertThat(invented.getSource()).isEqualTo(Source.RULES);
        assertThat(long_.getSource()).isEqualTo(Source.RULES);
    }

    private SuggestMessageResponse phrased(String text) {
        return rig.git(Map.of(), rig.code, new Model(text))
                .suggestMessage(SuggestMessageRequest.newBuilder()
                        .setRepository(sandbox.path())
                        .setChange(staged())
                        .setUseModel(true)
                        .build());
    }

    /** A model that always says the same. */
    private static final class Model extends LlmServiceGrpc.LlmServiceImplBase {

        private final String text;

        Model(String text) {
            this.text = text;
        }

        @Override
        public void complete(CompleteRequest request, StreamObserver<CompleteResponse> observer) {
            observer.onNext(CompleteResponse.newBuilder()
                    .setText(text)
                    .setSource(AnswerSource.newBuilder().setKind(AnswerSource.Kind.MODEL))
                    .build());
            observer.onCompleted();
        }
    }
}
