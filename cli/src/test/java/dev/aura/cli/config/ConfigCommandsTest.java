package dev.aura.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.cli.CommandLineRun;
import dev.aura.cli.CommandLineRun.Result;
import dev.aura.config.ConfigurationLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigCommandsTest {

    @TempDir
    Path home;

    @Test
    void setsGetsAndUnsetsWithoutAMesh() {
        assertThat(aura("config", "get", "hooks.budget").out()).isEqualTo("2s\n");
        assertThat(aura("config", "set", "hooks.budget", "1500ms").exit()).isZero();
        assertThat(aura("config", "get", "hooks.budget").out()).isEqualTo("1500ms\n");
        assertThat(aura("config", "list", "--changed").out()).contains("hooks.budget  1500ms  user");
        assertThat(aura("config", "unset", "hooks.budget", "--json").out()).contains("\"removed\": true");
        assertThat(aura("config", "get", "hooks.budget").out()).isEqualTo("2s\n");
    }

    @Test
    void tellsWhichLayerWon() {
        aura("config", "set", "hooks.budget", "1s");
        Result result = aura("--set", "hooks.budget=3s", "config", "explain", "hooks.budget");
        assertThat(result.out())
                .startsWith("hooks.budget = 3s\n")
                .contains("from 100ms to 25s")
                .containsSubsequence("* command-line", "--set", "user", "config.json:3:15", "default", "built in");
        assertThat(aura("--json", "config", "explain", "hooks.budget").out())
                .startsWith("{\"key\": \"hooks.budget\", \"value\": \"1s\", \"layer\": \"user\"")
                .contains("\"line\": 3")
                .contains("\"layers\": [{\"value\": \"2s\", \"layer\": \"default\"");
    }

    @Test
    void refusesWhatIsNotAllowedWithExitCodeSeven() {
        Result value = aura("config", "set", "hooks.blockOn", "eror");
        assertThat(value.exit()).isEqualTo(7);
        assertThat(value.err()).contains("did you mean error?").contains("BAD_CONFIGURATION");
        Result key = aura("config", "get", "hooks.bugdet");
        assertThat(key.exit()).isEqualTo(7);
        assertThat(key.err()).contains("did you mean hooks.budget?");
    }

    @Test
    void validatesEveryLayer() throws IOException {
        assertThat(aura("config", "validate").exit()).isZero();
        Path work = Files.createDirectories(home.resolve("work"));
        Files.createDirectory(work.resolve(".git"));
        Path project = Files.createDirectory(work.resolve(".aura")).resolve("config.yaml");
        Files.writeString(project, "hooks:\n  budget: 1s\n");
        Path user = Path.of(aura("config", "path").out().strip());
        Files.createDirectories(user.resolveSibling(""));
        Files.writeString(user, "{\"hooks\": {\"budget\": 5}}");
        Result result = in(work, "config", "validate");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out())
                .contains("error: " + user + ":1:22: hooks.budget is \"5\", must be a duration")
                .contains("warning: " + project + ":2:11: hooks.budget may not be set by a repository (ignored)");
        assertThat(in(work, "--json", "config", "validate").out())
                .startsWith("{\"valid\": false, \"errors\": [{\"layer\": \"user\"");
        assertThat(in(work, "--json", "config", "path").out()).contains("config.yaml");
    }

    @Test
    void warnsWhereAHigherLayerHidesWhatIsSet() {
        try (CommandLineRun run = CommandLineRun.withoutMesh(home).environment("AURA_HOOKS_BUDGET", "9s")) {
            assertThat(run.run("config", "set", "hooks.budget", "1s").err()).contains("AURA_HOOKS_BUDGET sets it too");
        }
    }

    @Test
    void declaresKeysThatMakeSense() {
        assertThat(ConfigurationLoader.keys()).isNotEmpty();
    }

    private Result aura(String... words) {
        return in(home, words);
    }

    private Result in(Path directory, String... words) {
        try (CommandLineRun run = CommandLineRun.withoutMesh(home).in(directory)) {
            return run.run(words);
        }
    }
}
