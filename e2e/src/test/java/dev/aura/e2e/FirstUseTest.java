package dev.aura.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a new user does first, on a machine that has never seen Aura. */
class FirstUseTest {

    @AutoClose
    private final Sandbox sandbox = Sandbox.create();

    @Test
    void reportStartsTheMeshAndPrintsOnePageFromAllFourServices() throws Exception {
        Path repository = sandbox.repository("shelf");
        Sandbox.write(repository, "src/Shelf.java", """
                package sample;

                /** A shelf. */
                public class Shelf {
                    /** Number of books. */
                    public int size() {
                        return 0;
                    }

                    /** Whether it is full. */
                    public boolean isFull(String mark) {
                        return mark == "full";
                    }
                }
                """);
        Sandbox.Outcome report = sandbox.aura(repository, "report").succeeded();
        assertThat(report.out())
                .contains("java")
                .contains("python")
                .contains("src/Shelf.java")
                .contains("isFull")
                .containsIgnoringCase("advisories")
                .contains("builtin");
        assertThat(report.out()).doesNotContain("\u001b[").doesNotContain("null");
        assertThat(sandbox.aura("--no-autostart", "status").succeeded().out())
                .contains("code-intelligence", "git-semantics", "llm-provider", "research-agent", "bridge");
    }

    @Test
    void reportSaysWhatItCanNotDoOutsideARepository() throws Exception {
        Path directory = Files.createDirectory(sandbox.work().resolve("plain"));
        Sandbox.write(directory, "a.py", "def f(x):\n    return x\n");
        Sandbox.Outcome report = sandbox.aura(directory, "report").succeeded();
        assertThat(report.out()).contains("python").containsIgnoringCase("not a git repository");
    }

    @Test
    void reportWorksBeforeTheFirstCommitAndOnADetachedHead() throws Exception {
        Path empty = Files.createDirectory(sandbox.work().resolve("empty"));
        sandbox.git(empty, "init", "-q").succeeded();
        assertThat(sandbox.aura(empty, "report").succeeded().out()).containsIgnoringCase("no commit");

        Path repository = sandbox.repository("shelf");
        sandbox.git(repository, "checkout", "-q", "--detach").succeeded();
        assertThat(sandbox.aura(repository, "report").succeeded().out()).containsIgnoringCase("detached");
    }

    @Test
    void aMeshThatWasKilledIsStartedAgainByTheNextCommand() throws Exception {
        sandbox.aura("up").succeeded();
        long pid = Long.parseLong(
                Files.readString(sandbox.runtime().resolve("aurad.pid")).strip());
        ProcessHandle daemon = ProcessHandle.of(pid).orElseThrow();
        daemon.destroyForcibly();
        daemon.onExit().join();

        assertThat(sandbox.aura("--no-autostart", "status").exit()).isEqualTo(3);
        sandbox.aura("ask", "what can you do").succeeded();
    }

    @Test
    void anAotCacheThatDoesNotFitIsPassedOverInSilence() throws Exception {
        Path caches = sandbox.home().resolve(".cache/aura/aot");
        Files.createDirectories(caches);
        sandbox.aura("version").succeeded();
        // The stamp of these jars and this JDK over a file that is no cache.
        String stamp = sandbox.run(
                        sandbox.work(),
                        java.util.Map.of(),
                        List.of(
                                "sh",
                                "-c",
                                "AURA_HOME=" + Sandbox.distribution()
                                        + "; . $AURA_HOME/lib/launch.sh; find_aot_cache cli; echo \"$aot_stamp\""))
                .succeeded()
                .out();
        Files.writeString(caches.resolve("stamp"), stamp);
        Files.writeString(caches.resolve("cli.aot"), "not a cache");
        Sandbox.Outcome version = sandbox.aura("version").succeeded();
        assertThat(version.err()).isEmpty();
        assertThat(version.out()).contains("aura");
    }
}
