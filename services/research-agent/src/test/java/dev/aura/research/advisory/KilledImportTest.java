package dev.aura.research.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.research.ResearchHarness;
import dev.aura.research.progress.ProgressReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills an importing process and looks at what is left. */
final class KilledImportTest {

    private static final int RECORDS = 6_000;
    private static final int KILL_AFTER = 1_100;

    @TempDir
    private Path directory;

    @Test
    void leavesWholeBatchesThatTheNextImportCompletes() throws Exception {
        Path zip = zip();
        Path database = directory.resolve("state/research.db");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home", ""), "bin", "java")
                                .toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + directory,
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        ImportProcess.class.getName(),
                        database.toString(),
                        zip.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < KILL_AFTER; i++) {
                assertThat(lines.readLine()).as("line %d of the import", i).isNotNull();
            }
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).isNotZero();

        AdvisoryStore store = new AdvisoryStore(database, directory);
        int left = records(store);
        assertThat(left).isGreaterThanOrEqualTo(1_000).isLessThan(RECORDS);
        assertThat(left % 500).isZero();
        int imported = new AdvisoryImport(store, 1 << 20, RECORDS, 1 << 30)
                .run(zip, new ProgressReport(new SilentEvents(), () -> ResearchHarness.NOW, ""))
                .getImported();
        assertThat(imported).isEqualTo(RECORDS - left);
        assertThat(records(store)).isEqualTo(RECORDS);
    }

    private static int records(AdvisoryStore store) {
        try (AdvisoryReader reader = store.read()) {
            return reader.snapshot(ResearchHarness.NOW).getRecords();
        }
    }

    private Path zip() throws IOException {
        Path zip = directory.resolve("all.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i < RECORDS; i++) {
                out.putNextEntry(new ZipEntry("K-" + i + ".json"));
                String record = "{\"id\": \"K-" + i
                        + "\", \"modified\": \"2026-11-01T00:00:00Z\", \"affected\": [{\"package\":"
                        + " {\"ecosystem\": \"npm\", \"name\": \"p" + i + "\"}, \"ranges\": [{\"type\": \"SEMVER\","
                        + " \"events\": [{\"introduced\": \"0\"}]}]}]}";
                out.write(record.getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return zip;
    }
}
