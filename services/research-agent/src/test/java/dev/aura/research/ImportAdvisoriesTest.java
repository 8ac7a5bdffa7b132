package dev.aura.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.bus.status.Faults;
import dev.aura.proto.mesh.v1.SkippedFile;
import dev.aura.proto.research.v1.Advisory;
import dev.aura.proto.research.v1.EvaluateLibraryRequest;
import dev.aura.proto.research.v1.EvaluateLibraryResponse;
import dev.aura.proto.research.v1.ImportAdvisoriesResponse;
import dev.aura.proto.research.v1.ListAdvisoriesRequest;
import dev.aura.proto.research.v1.ListAdvisoriesResponse;
import dev.aura.proto.research.v1.ScanDependenciesRequest;
import dev.aura.proto.research.v1.ScanDependenciesResponse;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports records from directories and ZIP files, good and bad. */
final class ImportAdvisoriesTest {

    @TempDir
    private Path directory;

    @Test
    void importsOnceHoweverOftenItIsAsked() throws Exception {
        try (ResearchHarness research = new ResearchHarness(directory)) {
            ImportAdvisoriesResponse first = research.importFrom(ResearchHarness.records());
            ImportAdvisoriesResponse second = research.importFrom(ResearchHarness.records());

            assertThat(first.getImported()).isEqualTo(8);
            assertThat(second.getImported()).isZero();
            assertThat(second.getUnchanged()).isEqualTo(8);
            assertThat(research.published()).isNotEmpty();
        }
    }

    @Test
    void keepsTheNewerOfTwoRecords() throws Exception {
        Path old = directory.resolve("old.json");
        Path recent = directory.resolve("recent.json");
        Files.writeString(old, record("X-1", "2026-01-01T00:00:00Z", "old"));
        Files.writeString(recent, record("X-1", "2026-01-01T00:00:00.5Z", "recent"));
        try (ResearchHarness research = new ResearchHarness(directory)) {
            assertThat(research.importFrom(old).getImported()).isEqualTo(1);
            assertThat(research.importFrom(recent).getImported()).isEqualTo(1);
            assertThat(research.importFrom(old).getUnchanged()).isEqualTo(1);

            assertThat(list(research, "x-1").getAdvisories(0).getSummary()).isEqualTo("recent");
        }
    }

    @Test
    void takesTheLaterImportWhereTheTimeIsAPlaceholder() throws Exception {
        Path file = directory.resolve("go.json");
        try (ResearchHarness research = new ResearchHarness(directory)) {
            Files.writeString(file, record("GO-1", "0001-01-01T00:00:00Z", "first"));
            research.importFrom(file);
            Files.writeString(file, record("GO-1", "0001-01-01T00:00:00Z", "second"));

            assertThat(research.importFrom(file).getImported()).isEqualTo(1);
            assertThat(research.importFrom(file).getUnchanged()).isEqualTo(1);
            assertThat(list(research, "").getAdvisories(0).getSummary()).isEqualTo("second");
            assertThat(list(research, "").getSnapshot().getDate()).isEmpty();
        }
    }

    @Test
    void namesFilesThatAreNoRecordsAndImportsTheRest() throws Exception {
        Path zip = directory.resolve("all.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            put(out, "../../etc/GOOD-1.json", record("GOOD-1", "2026-01-01T00:00:00Z", "fine"));
            put(out, "bad.json", "{ not json");
            put(out, "list.json", "[]");
            put(out, "undated.json", "{\"id\": \"U-1\"}");
            put(out, "README.md", "no record and not asked for");
            put(out, "large.json", " ".repeat(5000));
        }
        try (ResearchHarness research = new ResearchHarness(directory, Map.of("research.importFileBytesMax", "4096"))) {
            ImportAdvisoriesResponse response = research.importFrom(zip);

            assertThat(response.getImported()).isEqualTo(1);
            assertThat(response.getCoverage().getFiles()).isEqualTo(5);
            assertThat(response.getCoverage().getParsed()).isEqualTo(1);
            assertThat(response.getCoverage().getSkippedList())
                    .extracting(SkippedFile::getPath)
                    .containsExactly("bad.json", "list.json", "undated.json", "large.json");
            assertThat(response.getCoverage().getSkipped(3).getReason()).startsWith("too-large");
        }
    }

    @Test
    void stopsAtAZipBombAndKeepsWhatCameBefore() throws Exception {
        Path zip = directory.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            put(out, "GOOD-1.json", record("GOOD-1", "2026-01-01T00:00:00Z", "fine"));
            out.putNextEntry(new ZipEntry("zeros.json"));
            out.write(new byte[4 << 20]);
            out.closeEntry();
        }
        try (ResearchHarness research = new ResearchHarness(
                directory, Map.of("research.importFileBytesMax", "65536", "research.importBytesMax", "1000000"))) {
            assertThatThrownBy(() -> research.importFrom(zip))
                    .isInstanceOfSatisfying(
                            StatusRuntimeException.class,
                            fault -> assertThat(Faults.reasonOf(fault)).isEqualTo("IMPORT_TOO_LARGE"));
            assertThat(list(research, "").getTotal()).isEqualTo(1);
        }
    }

    @Test
    void saysWhereADamagedZipBreaksOff() throws Exception {
        Path zip = directory.resolve("cut.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            put(out, "GOOD-1.json", record("GOOD-1", "2026-01-01T00:00:00Z", "fine"));
            put(out, "GOOD-2.json", record("GOOD-2", "2026-01-01T00:00:00Z", "x".repeat(500)));
        }
        byte[] whole = Files.readAllBytes(zip);
        Files.write(zip, Arrays.copyOf(whole, whole.length / 2));
        try (ResearchHarness research = new ResearchHarness(directory)) {
            ImportAdvisoriesResponse response = research.importFrom(zip);

            assertThat(response.getCoverage().getSkippedList()).hasSize(1);
            assertThat(response.getCoverage().getSkipped(0).getReason()).contains("damaged after entry");
        }
    }

    @Test
    void listsNewestFirstAndCountsAll() throws Exception {
        try (ResearchHarness research = new ResearchHarness(directory)) {
            research.importFrom(ResearchHarness.records());

            ListAdvisoriesResponse all = research.stub()
                    .listAdvisories(
                            ListAdvisoriesRequest.newBuilder().setLimit(2).build());
            ListAdvisoriesResponse some = research.stub()
                    .listAdvisories(ListAdvisoriesRequest.newBuilder()
                            .setQuery("LOG4J")
                            .setEcosystem("maven")
                            .build());

            assertThat(all.getTotal()).isEqualTo(8);
            assertThat(all.getAdvisoriesList())
                    .extracting(Advisory::getId)
                    .containsExactly("GHSA-test-0001", "GHSA-test-0002");
            assertThat(some.getTotal()).isEqualTo(3);
        }
    }

    @Test
    void evaluatesALibraryByPackageUrlOrCoordinate() throws Exception {
        try (ResearchHarness research = new ResearchHarness(directory)) {
            research.importFrom(ResearchHarness.records());

            EvaluateLibraryResponse byUrl =
                    evaluate(research, "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1?type=jar");
            EvaluateLibraryResponse any = evaluate(research, "maven:org.apache.logging.log4j:log4j-core");

            assertThat(byUrl.getAdvisoriesList()).extracting(Advisory::getId).containsExactly("GHSA-test-0001");
            assertThat(byUrl.getSafeVersion()).isEqualTo("2.17.1");
            assertThat(any.getAdvisoriesList()).hasSize(2);
            assertThat(any.getSafeVersion()).isEmpty();
            assertThat(evaluate(research, "org.apache.logging.log4j:log4j-core@2.14.1")
                            .getPackage())
                    .isEqualTo(byUrl.getPackage());
            assertThatThrownBy(() -> evaluate(research, "cobol:x"))
                    .isInstanceOfSatisfying(
                            StatusRuntimeException.class,
                            fault -> assertThat(Faults.reasonOf(fault)).isEqualTo("BAD_COORDINATE"));
        }
    }

    @Test
    void aWeaknessWithoutAFixHidesNoOtherFix() throws Exception {
        Path open = directory.resolve("open.json");
        Files.writeString(open, """
                {"id": "OPEN-1", "modified": "2026-01-01T00:00:00Z", "affected": [{
                  "package": {"ecosystem": "npm", "name": "deep-weak"},
                  "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}]}]}]}
                """);
        try (ResearchHarness research = new ResearchHarness(directory)) {
            research.importFrom(ResearchHarness.records());
            research.importFrom(open);
            Path workspace = Files.createDirectories(directory.resolve("workspace"));
            ResearchHarness.write(
                    workspace,
                    "package-lock.json",
                    "{\"lockfileVersion\": 3, \"packages\": {\"node_modules/deep-weak\": {\"version\": \"1.0.1\"}}}");

            ScanDependenciesResponse response = research.stub()
                    .scanDependencies(ScanDependenciesRequest.newBuilder()
                            .setWorkspace(workspace.toString())
                            .build());

            assertThat(response.getFindingsList())
                    .extracting(finding -> finding.getAdvisoryId() + " " + finding.getFixedVersion())
                    .containsExactly("TEST-0007 1.0.5", "OPEN-1 ");
            assertThat(evaluate(research, "npm:deep-weak@1.0.1").getSafeVersion())
                    .isEmpty();
        }
    }

    private static EvaluateLibraryResponse evaluate(ResearchHarness research, String coordinate) {
        return research.stub()
                .evaluateLibrary(EvaluateLibraryRequest.newBuilder()
                        .setCoordinate(coordinate)
                        .build());
    }

    private static ListAdvisoriesResponse list(ResearchHarness research, String query) {
        return research.stub()
                .listAdvisories(
                        ListAdvisoriesRequest.newBuilder().setQuery(query).build());
    }

    private static String record(String id, String modified, String summary) {
        return "{\"id\": \"" + id + "\", \"modified\": \"" + modified + "\", \"summary\": \"" + summary + "\"}";
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        OutputStream out = zip;
        out.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
