package dev.aura.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.cli.CommandLineRun;
import dev.aura.cli.CommandLineRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installs units with a stand-in for systemctl that notes how it was called. */
final class ServiceCommandsTest {

    @TempDir
    Path root;

    private Path units;
    private Path home;

    @BeforeEach
    void distribution() throws IOException {
        home = root.resolve("opt 100%/aura");
        units = root.resolve(".config/systemd/user");
        Path templates = Files.createDirectories(home.resolve("share/systemd/user"));
        for (String unit : UnitDirectory.FILES) {
            Files.copy(Path.of("../systemd/src/main/units", unit), templates.resolve(unit));
        }
    }

    @Test
    void startsOneUnitForEverything() throws IOException {
        manager(0);
        assertThat(aura("service", "install").exit()).isZero();
        assertThat(units.toFile().list()).containsExactly("aura.service");
        assertThat(units.resolve("aura.service"))
                .content()
                .contains("ExecStart=\"" + root + "/opt 100%%/aura/bin/aurad\"\n")
                .contains("Environment=\"AURA_JAVA_HOME=/usr/lib/jvm/a b\"\n")
                .doesNotContain("@");
        assertThat(calls()).endsWith("daemon-reload\nenable --now aura.service\n");
    }

    @Test
    void startsAUnitForEachServiceWhenSplit() throws IOException {
        manager(0);
        aura("service", "install");
        assertThat(aura("service", "install", "--split").exit()).isZero();
        assertThat(units.toFile().list()).containsExactlyInAnyOrder("aura-broker.service", "aura@.service");
        assertThat(calls())
                .contains("disable --now aura.service\n")
                .endsWith("enable --now aura-broker.service aura@code-intelligence.service aura@git-semantics.service"
                        + " aura@llm-provider.service aura@research-agent.service aura@bridge.service\n");
    }

    @Test
    void writesUnitsAndSaysWhatToDoWhereNoManagerAnswers() throws IOException {
        manager(1);
        Result result = aura("service", "install");
        assertThat(result.exit()).isZero();
        assertThat(result.err())
                .contains("no systemd user manager answers")
                .contains("systemctl --user enable --now aura.service");
        assertThat(units.resolve("aura.service")).exists();
        assertThat(aura("service", "status", "--json").out())
                .contains("\"manager\": false")
                .contains("{\"name\": \"aura.service\", \"current\": true, \"state\": \"unknown\"");
    }

    @Test
    void removesOnlyWhatItWrote() throws IOException {
        manager(0);
        aura("service", "install");
        Files.writeString(units.resolve("other.service"), "[Unit]\n");
        Files.writeString(units.resolve("aura-broker.service"), "[Unit]\n");
        assertThat(aura("service", "install", "--split").err()).contains("UNIT_TAKEN");
        assertThat(units.resolve("aura.service")).exists();
        assertThat(aura("service", "uninstall").exit()).isZero();
        assertThat(units.toFile().list()).containsExactlyInAnyOrder("other.service", "aura-broker.service");
        assertThat(aura("service", "uninstall").exit()).isZero();
    }

    @Test
    void showsHowSystemdFindsTheUnits() throws IOException {
        manager(0);
        assertThat(aura("service", "status").out()).contains("no units are installed");
        aura("service", "install");
        assertThat(aura("service", "status").out()).contains("aura.service  active (running), enabled  pid 7");
        Files.writeString(home.resolve("share/systemd/user/aura.service"), "# aura unit, newer\n");
        assertThat(aura("service", "status").out()).contains("outdated");
    }

    @Test
    void aCommandThatFindsTheMeshDownHasSystemdStartItsUnit() throws IOException {
        manager(0);
        aura("service", "install");
        Files.createFile(root.resolve("refuses"));
        Result up = aura("up");
        assertThat(up.exit()).isEqualTo(3);
        assertThat(up.err()).contains("systemctl --user start aura.service failed", "MESH_NOT_STARTED");
        assertThat(calls()).endsWith("start aura.service\n");
    }

    @Test
    void aCommandStartsTheMeshItselfWithoutAManagerOrWithSettingsOfItsOwn() throws IOException {
        manager(1);
        aura("service", "install");
        assertThat(aura("up").err()).contains("bin/aurad");
        manager(0);
        assertThat(aura("up", "--set", "bridge.enabled=false").err()).contains("bin/aurad");
        assertThat(root.resolve("calls")).doesNotExist();
    }

    private void manager(int exit) throws IOException {
        Path systemctl = Files.createDirectories(root.resolve("bin")).resolve("systemctl");
        Files.writeString(systemctl, """
                #!/bin/sh
                shift 2
                [ "$1" = show-environment ] && exit %d
                echo "$*" >>"$HOME/calls"
                [ "$1" = show ] && printf 'ActiveState=active\\nSubState=running\\nUnitFileState=enabled\\nMainPID=7\\n'
                [ "$1" = start ] && [ -e "$HOME/refuses" ] && exit 1
                exit 0
                """.formatted(exit));
        Files.setPosixFilePermissions(systemctl, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String calls() throws IOException {
        return Files.readString(root.resolve("calls"));
    }

    private Result aura(String... words) {
        try (CommandLineRun run = CommandLineRun.withoutMesh(root).home(home)) {
            return run.environment("PATH", root.resolve("bin") + ":/usr/bin:/bin")
                    .environment("AURA_JAVA_HOME", "/usr/lib/jvm/a b")
                    .run(words);
        }
    }
}
