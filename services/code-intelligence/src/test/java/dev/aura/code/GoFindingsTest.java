package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class GoFindingsTest {

    @TempDir
    Path directory;

    private CodeFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new CodeFixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    /** Findings in a file; the body of a function unless it is a whole file. Lines count from the first of the text. */
    private List<String> in(String text) {
        String whole = text.startsWith("package") ? text : "package a; func f() {" + text + "\n}\n";
        return fixture.findings("a.go", whole);
    }

    private Finding first(String text) {
        return fixture.analyze("a.go", text).getFindings(0);
    }

    @Test
    void goroutinesThatShareAVariableOfTheLoop() {
        assertThat(in("\nvar i int\nfor i = 0; i < 9; i++ {\n go func() {\n  use(i)\n }()\n}"))
                .containsExactly("loop-capture:5");
        assertThat(in("\nvar v int\nfor _, v = range xs {\n go func() {\n  use(v)\n }()\n}"))
                .containsExactly("loop-capture:5");
        assertThat(in("\nfor i := 0; i < 9; i++ {\n go func() { use(i) }()\n}")).isEmpty();
        assertThat(in("\nvar i int\nfor i = 0; i < 9; i++ {\n go func(i int) { use(i) }(i)\n}"))
                .isEmpty();
        assertThat(in("\nvar i int\nfor i = 0; i < 9; i++ {\n go func() { use(i); done <- 1 }()\n <-done\n}"))
                .isEmpty();
    }

    @Test
    void groupsThatAreCountedTooLate() {
        assertThat(in("\nvar wg sync.WaitGroup\ngo func() {\n wg.Add(1)\n defer wg.Done()\n}()\nwg.Wait()"))
                .containsExactly("waitgroup-add:4");
        assertThat(in("\nvar wg sync.WaitGroup\nwg.Add(1)\ngo func() {\n defer wg.Done()\n}()\nwg.Wait()"))
                .isEmpty();
        assertThat(in("\nwg.Add(1)\ngo func() {\n wg.Add(1)\n go g()\n wg.Done()\n}()\nwg.Wait()"))
                .isEmpty();
    }

    @Test
    void locksThatAreCopied() {
        String head =
                "package a\nimport \"sync\"\ntype T struct {\n mu sync.Mutex\n}\ntype P struct {\n mu *sync.Mutex\n}\n";
        assertThat(in(head + "func (t T) m() {}\nfunc f(mu sync.Mutex, t T) {}\n"))
                .containsExactly("lock-copied:9", "lock-copied:10", "lock-copied:10");
        assertThat(in(head + "func (t *T) m() {}\nfunc f(mu *sync.Mutex, p P, ts []T) {}\n"))
                .isEmpty();
        assertThat(in("package a\nfunc f(mu sync.Mutex) {}\n")).isEmpty();
    }

    @Test
    void locksThatAreLeftHeld() {
        assertThat(in("\nmu.Lock()\nif x {\n return\n}\nmu.Unlock()")).containsExactly("return-while-locked:4");
        assertThat(in("\nmu.Lock()\nif x {\n mu.Unlock()\n return\n}\nmu.Unlock()"))
                .isEmpty();
        assertThat(in("\nmu.Lock()\ndefer mu.Unlock()\nif x {\n return\n}")).isEmpty();
        assertThat(in("\nmu.Lock()\nif x {\n go func() { return }()\n}\nmu.Unlock()"))
                .isEmpty();
        assertThat(in("\ndefer mu.Unlock()\nif x {\n return\n}\nmu.Lock()")).containsExactly("unlock-before-lock:2");
        assertThat(in("\ndefer mu.Unlock()\nmu.Lock()")).isEmpty();
        assertThat(in("\ndefer mu.Unlock()\nmu.Unlock()\nif x {\n return\n}\nmu.Lock()"))
                .isEmpty();
    }

    @Test
    void aLockThatIsTakenTwiceComesWithAFix() {
        Finding finding = first("package a\nfunc f() {\n mu.RLock()\n defer mu.RLock()\n}\n");
        assertThat(finding.getRuleId()).isEqualTo("go/deferred-lock");
        assertThat(finding.getFix().getEdits(0).getText()).isEqualTo("RUnlock");
        assertThat(in("\nmu.Unlock()\ndefer mu.Lock()")).isEmpty();
    }

    @Test
    void whatIsDeferredInALoop() {
        assertThat(in("\nfor _, x := range xs {\n f := open(x)\n defer f.Close()\n}"))
                .containsExactly("defer-in-loop:4");
        assertThat(in("\nfor _, x := range xs {\n func() {\n  defer x.Close()\n }()\n}"))
                .isEmpty();
        assertThat(in("\nfor {\n defer x.Close()\n return\n}")).isEmpty();
        assertThat(fixture.findings("a_test.go", "package a\nfunc f() {\n for {\n  defer g()\n }\n}\n"))
                .isEmpty();
    }

    @Test
    void errorsThatAreDropped() {
        assertThat(in("\nif err != nil {\n}")).containsExactly("empty-error-branch:2");
        assertThat(in("\nif err != nil {\n // the file may be gone\n}")).isEmpty();
        assertThat(in("\nif x != nil {\n}")).isEmpty();
        assertThat(in("\na, err := f()\nb, err := g()\nuse(a, b, err)")).containsExactly("error-overwritten:2");
        assertThat(in("\na, err := f()\nb, err := g(err)\nuse(a, b, err)")).isEmpty();
        assertThat(in("\na, err := f()\nuse(err)\nb, err := g()\nuse(a, b, err)"))
                .isEmpty();
    }

    @Test
    void resultsThatMayBeNil() {
        assertThat(in("\nresp, err := get()\ndefer resp.Body.Close()\nif err != nil {\n return\n}"))
                .containsExactly("result-before-error:3");
        assertThat(in("\nresp, err := get()\nif err != nil {\n return\n}\ndefer resp.Body.Close()"))
                .isEmpty();
        assertThat(in("\nbody, err := read(resp.Body)\ndefer resp.Body.Close()\nif err != nil {\n return\n}"))
                .isEmpty();
    }

    @Test
    void aGoroutineThatNobodyReceivesFrom() {
        String text = """
                package a
                func f() int {
                 done := make(chan int)
                 go func() {
                  done <- g()
                 }()
                 select {
                 case x := <-done:
                  return x
                 case <-after:
                  return 0
                 }
                }
                """;
        Finding finding = first(text);
        assertThat(finding.getRuleId()).isEqualTo("go/send-after-timeout");
        assertThat(finding.getFix().getEdits(0).getText()).isEqualTo(", 1");
        assertThat(in(text.replace("chan int)", "chan int, 1)"))).isEmpty();
        assertThat(in(text.replace("case <-after:\n  return 0\n", ""))).isEmpty();
        assertThat(in(text.replace("select", "for { select").replace(" }\n}\n", " } }\n}\n")))
                .isEmpty();
    }

    @Test
    void loopsThatWaitBadly() {
        String text = """
                package a
                import "time"
                func f() {
                 for {
                  select {
                  case <-c:
                   g()
                  case <-time.After(time.Second):
                   h()
                  }
                 }
                }
                """;
        assertThat(in(text)).containsExactly("time-after-in-loop:8");
        assertThat(in(text.replace("for {", "{"))).isEmpty();
        assertThat(in(text.replace("   g()\n", "   return\n"))).isEmpty();
        assertThat(in(text.replace("import \"time\"", "import time \"my/time\"")))
                .isEmpty();
        assertThat(in("\nfor {\n select {\n case <-c:\n  return\n default:\n }\n}"))
                .containsExactly("busy-select:6");
        assertThat(in("\nfor {\n select {\n case <-c:\n  return\n default:\n  work()\n }\n}"))
                .isEmpty();
    }

    @Test
    void appendsThatDoNothing() {
        assertThat(in("\nx = append(y)\n_ = append(x, 1)")).containsExactly("useless-append:2", "useless-append:3");
        assertThat(in("\nx = append(x, 1)\nx = append(x, y...)\nreturn append(x, 2)"))
                .isEmpty();
    }

    @Test
    void placesOfContexts() {
        String head = "package a\nimport \"context\"\n";
        assertThat(in(head + "func f(a int, ctx context.Context) {}\ntype T struct {\n ctx context.Context\n}\n"))
                .containsExactly("context-not-first:3", "context-in-struct:5");
        assertThat(in(head + "func f(ctx context.Context, a int) {}\nfunc g(t *testing.T, ctx context.Context) {}\n"))
                .isEmpty();
    }

    @Test
    void responsesThatStayOpen() {
        String head =
                "package a\nimport (\n \"io\"\n \"net/http\"\n)\nfunc f() {\n resp, err := http.Get(u)\n g(err)\n";
        assertThat(in(head + " b, _ := io.ReadAll(resp.Body)\n use(b, resp.Status)\n}\n"))
                .containsExactly("response-not-closed:7");
        assertThat(in(head + " defer resp.Body.Close()\n}\n")).isEmpty();
        assertThat(in(head + " use(resp)\n}\n")).isEmpty();
        assertThat(in(head + " use(resp.Body)\n}\n")).isEmpty();
    }

    @Test
    void textThatIsRun() {
        String head = "package a\nimport (\n \"fmt\"\n \"os/exec\"\n)\nfunc f() {\n";
        assertThat(in(head + " db.Query(fmt.Sprintf(\"SELECT a FROM t WHERE n = '%s'\", n))\n}\n"))
                .containsExactly("sql-format:7");
        assertThat(in(head + " db.Exec(\"DELETE FROM t WHERE n = '\" + n + \"'\")\n}\n"))
                .containsExactly("sql-format:7");
        assertThat(in(head + " db.Query(fmt.Sprintf(\"SELECT a FROM %s WHERE n IN (%s)\", t, marks))\n}\n"))
                .isEmpty();
        assertThat(in(head + " db.Query(\"SELECT a FROM t WHERE n = ?\", n)\n}\n"))
                .isEmpty();
        assertThat(in(head + " exec.Command(\"sh\", \"-c\", \"ls \"+dir)\n}\n")).containsExactly("shell-command:7");
        assertThat(in(head + " exec.Command(\"sh\", \"-c\", \"ls\")\n exec.Command(\"ls\", dir)\n}\n"))
                .isEmpty();
    }

    @Test
    void secretsThatCanBeGuessed() {
        String head = "package a\nimport \"math/rand\"\n";
        assertThat(in(head + "func newToken() int {\n return rand.Int()\n}\n")).containsExactly("insecure-random:4");
        assertThat(in(head + "func jitter() int {\n return rand.Int()\n}\n")).isEmpty();
        assertThat(in("package a\nimport \"crypto/rand\"\nfunc newToken() {\n rand.Read(b)\n}\n"))
                .isEmpty();
    }

    @Test
    void copiesThatAreChanged() {
        String head = "package a\ntype T struct {\n n int\n}\n";
        assertThat(in(head + "func f(ts []T) {\n for _, t := range ts {\n  t.n = 1\n }\n}\n"))
                .containsExactly("range-copy-modified:7");
        assertThat(in(head + "func f(ts []*T) {\n for _, t := range ts {\n  t.n = 1\n }\n}\n"))
                .isEmpty();
        assertThat(in(head + "func f(ts []T) {\n for _, t := range ts {\n  t.n = 1\n  use(t)\n }\n}\n"))
                .isEmpty();
    }

    @Test
    void anErrorThatIsNeverNil() {
        assertThat(in("package a\nfunc f() error {\n var e *E\n if x {\n  e = g()\n }\n return e\n}\n"))
                .containsExactly("typed-nil-error:7");
        assertThat(in("package a\nfunc f() error {\n var e *E\n e = g()\n return e\n}\n"))
                .isEmpty();
        assertThat(in("package a\nfunc f() error {\n var e error\n return e\n}\n"))
                .isEmpty();
        assertThat(in("package a\nfunc f() error {\n var e *E\n if e == nil {\n  return nil\n }\n return e\n}\n"))
                .isEmpty();
    }

    @Test
    void otherMistakes() {
        assertThat(in("\nif a.b && a.b {\n}\nx = y - y")).containsExactly("same-operands:2", "same-operands:4");
        assertThat(in("\nx = y != y\nx = f() - f()\nx = 1 | 1\nx = a + a")).isEmpty();
        assertThat(in("package a\nimport \"os\"\nfunc f() {\n defer g()\n os.Exit(1)\n}\n"))
                .containsExactly("exit-after-defer:5");
        assertThat(in("package a\nimport \"os\"\nfunc f() {\n defer func() { os.Exit(1) }()\n}\n"))
                .isEmpty();
        assertThat(in("\nif err.Error() == \"gone\" {\n g()\n}")).containsExactly("error-text-compared:2");
        Finding errorf = first("""
                package a
                import (
                 "errors"
                 "fmt"
                )
                var a = errors.New("a")
                var b = errors.New(fmt.Sprintf("%d", 1))
                """);
        assertThat(errorf.getRuleId()).isEqualTo("go/errors-new-sprintf");
        assertThat(errorf.getFix().getEditsCount()).isEqualTo(3);
    }

    @Test
    void hardToFollow() {
        String nested = "for {\n".repeat(7) + "g()\n" + "}\n".repeat(7);
        assertThat(in("\n" + nested)).containsExactly("cognitive-complexity:1");
    }

    @Test
    void generatedCodeIsNotReviewed() {
        assertThat(in("package a\nfunc f() {\n x = append(y)\n}\n")).hasSize(1);
        assertThat(fixture.findings(
                        "b.go", "// Code generated by x. DO NOT EDIT.\n\npackage a\nfunc f() {\n x = append(y)\n}\n"))
                .isEmpty();
    }
}
