package dev.aura.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnitFilesTest {

    private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");
    private static final Path UNITS = Path.of("src/main/units");

    @TempDir
    Path directory;

    @Test
    void passSystemdAnalyzeVerify() throws Exception {
        boolean present = Files.isExecutable(ANALYZE);
        if (!Boolean.getBoolean("aura.tests.requireTools")) {
            assumeTrue(present, "passSystemdAnalyzeVerify skipped: " + ANALYZE + " is not installed");
        }
        assertThat(present).as("%s is installed", ANALYZE).isTrue();
        Path aurad = Files.writeString(
                Files.createDirectory(directory.resolve("a b")).resolve("aurad"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(aurad, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> command = new ArrayList<>(List.of(ANALYZE.toString(), "--user", "verify"));
        for (String unit : List.of("aura.service", "aura-broker.service", "aura@.service")) {
            String text = Files.readString(UNITS.resolve(unit))
                    .replace("@AURAD@", "\"" + aurad + "\"")
                    .replace("@ENVIRONMENT@", "Environment=\"AURA_JAVA_HOME=/a b\"");
            Files.writeString(directory.resolve(unit), text);
            command.add(directory.resolve(unit.replace("@.", "@git-semantics.")).toString());
        }
        Files.copy(directory.resolve("aura@.service"), directory.resolve("aura@git-semantics.service"));
        assertThat(run(command)).isEqualTo("exit 0\n");
    }

    private String run(List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_RUNTIME_DIR", directory.toString());
        builder.environment().put("SYSTEMD_LOG_LEVEL", "notice");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.onExit().orTimeout(30, TimeUnit.SECONDS).join().exitValue();
        return output + "exit " + exit + "\n";
    }
}
