package dev.aura.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoriesTest {

    @TempDir
    Path root;

    @Test
    void followsTheXdgVariables() {
        Directories directories = Directories.fromEnvironment(Map.of(
                "HOME",
                "/home/a",
                "XDG_RUNTIME_DIR",
                "/run/user/7",
                "XDG_STATE_HOME",
                "relative",
                "XDG_CACHE_HOME",
                "/c"));
        assertThat(directories.config()).isEqualTo(Path.of("/home/a/.config/aura"));
        assertThat(directories.state()).isEqualTo(Path.of("/home/a/.local/state/aura"));
        assertThat(directories.cache()).isEqualTo(Path.of("/c/aura"));
        assertThat(directories.runtime()).isEqualTo(Path.of("/run/user/7/aura"));
    }

    @Test
    void takesTheUsersRuntimeDirectoryWhereTheVariableIsLost() throws Exception {
        Object uid = Files.getAttribute(root, "unix:uid");
        Map<String, String> environment = Map.of("HOME", "/home/a");
        assertThat(Directories.fromEnvironment(environment, root).runtime())
                .isEqualTo(Path.of("/home/a/.cache/aura/run"));
        Files.createDirectory(root.resolve(uid.toString()));
        assertThat(Directories.fromEnvironment(environment, root).runtime())
                .isEqualTo(root.resolve(uid.toString()).resolve("aura"));
    }

    @Test
    void closesTheRuntimeDirectoryToOthers() throws Exception {
        Directories directories = Directories.under(root.resolve("a/b"));
        directories.createRuntime();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directories.runtime())))
                .isEqualTo("rwx------");
        Files.setPosixFilePermissions(directories.runtime(), PosixFilePermissions.fromString("rwxrwxrwx"));
        directories.createRuntime();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directories.runtime())))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesASocketPathThatTheSystemWouldCut() {
        Directories directories = Directories.under(Path.of("/" + "x".repeat(100)));
        assertThatThrownBy(() -> directories.socket("broker.sock"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("has 117 bytes")
                .hasMessageContaining("set XDG_RUNTIME_DIR");
        assertThat(Directories.under(Path.of("/x")).socket("broker.sock")).isEqualTo(Path.of("/x/run/broker.sock"));
    }
}
