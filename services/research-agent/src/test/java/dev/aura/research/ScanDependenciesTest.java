package dev.aura.research;

import static dev.aura.research.ResearchHarness.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.bus.status.Faults;
import dev.aura.proto.mesh.v1.Progress;
import dev.aura.proto.mesh.v1.SkippedFile;
import dev.aura.proto.research.v1.Package;
import dev.aura.proto.research.v1.ScanDependenciesRequest;
import dev.aura.proto.research.v1.ScanDependenciesResponse;
import dev.aura.proto.research.v1.ScanDependenciesResponse.Finding;
import dev.aura.proto.research.v1.ScanDependenciesResponse.Finding.Reachability;
import dev.aura.proto.research.v1.ScanDependenciesResponse.Finding.Severity;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Scans small workspaces through the daemon's own service. */
final class ScanDependenciesTest {

    @TempDir
    private Path directory;

    private Path workspace;
    private ResearchHarness research;

    @BeforeEach
    void start() throws Exception {
        workspace = Files.createDirectories(directory.resolve("workspace")).toRealPath();
        research = new ResearchHarness(directory);
    }

    @AfterEach
    void stop() {
        research.close();
    }

    @Test
    void findsAWeakMavenDependencyWithItsLineAndAVersionThatIsSafe() throws Exception {
        research.importFrom(ResearchHarness.records());
        write(workspace, "pom.xml", """
                <project>
                  <groupId>t</groupId><artifactId>app</artifactId><version>1</version>
                  <properties><log4j.version>2.14.1</log4j.version></properties>
                  <dependencies>
                    <dependency>
                      <groupId>org.apache.logging.log4j</groupId>
                      <artifactId>log4j-core</artifactId>
                      <version>${log4j.version}</version>
                      <scope>test</scope>
                    </dependency>
                    <dependency><groupId>g</groupId><artifactId>open</artifactId><version>${nowhere}</version></dependency>
                  </dependencies>
                </project>
                """);

        ScanDependenciesResponse response = scan();

        assertThat(response.getFindingsList()).hasSize(1);
        Finding finding = response.getFindings(0);
        assertThat(finding.getAdvisoryId()).isEqualTo("GHSA-test-0001");
        assertThat(finding.getAliasesList()).containsExactly("CVE-0000-0001");
        assertThat(finding.getSeverity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.getScore()).isEqualTo(10.0);
        assertThat(finding.getFixedVersion()).isEqualTo("2.17.1");
        assertThat(finding.getManifest()).isEqualTo("pom.xml");
        assertThat(finding.getLine()).isEqualTo(5);
        assertThat(finding.getScope()).isEqualTo("test");
        assertThat(finding.getReachability()).isEqualTo(Reachability.UNKNOWN);
        assertThat(finding.getPackage().getPurl()).isEqualTo("pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1");
        assertThat(response.getUnresolvedList()).contains("pom.xml:11 g:open: property `${nowhere}` is not set");
        assertThat(response.getSnapshot().getRecords()).isEqualTo(8);
        assertThat(response.getSnapshot().getDate()).isEqualTo("2026-11-10T10:00:00Z");
        assertThat(response.getSnapshot().getAgeDays()).isEqualTo(10);
    }

    @Test
    void mergesRecordsOfOneWeaknessAndNormalisesNames() throws Exception {
        research.importFrom(ResearchHarness.records());
        write(workspace, "requirements.txt", "jinja2==3.1.2 ; python_version > '3'\nJINJA2==2.0\n");

        ScanDependenciesResponse response = scan();

        assertThat(response.getFindingsList()).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.getAdvisoryId()).isEqualTo("GHSA-test-0005");
            assertThat(finding.getAliasesList()).containsExactly("CVE-0000-0004", "PYSEC-0000-4");
            assertThat(finding.getSeverity()).isEqualTo(Severity.HIGH);
            assertThat(finding.getFixedVersion()).isEqualTo("3.1.3");
        });
    }

    @Test
    void answersForEveryEcosystemAtOnceMostSevereFirst() throws Exception {
        research.importFrom(ResearchHarness.records());
        write(workspace, "go.mod", """
                module example.org/app

                require (
                \texample.org/weak/module v1.3.1 // indirect
                )
                """);
        write(workspace, "web/package-lock.json", """
                {"lockfileVersion": 3, "packages": {
                  "": {"dependencies": {"top": "1"}},
                  "node_modules/top": {"version": "1.0.0", "dependencies": {"deep-weak": "1"}},
                  "node_modules/top/node_modules/deep-weak": {"version": "1.0.4", "dev": true}
                }}
                """);
        write(workspace, "Cargo.lock", """
                [[package]]
                name = "app"
                version = "0.1.0"
                dependencies = [
                 "left-alone",
                ]

                [[package]]
                name = "left-alone"
                version = "1.0.0"
                source = "registry+https://github.com/rust-lang/crates.io-index"
                """);

        ScanDependenciesResponse response = scan();

        assertThat(response.getFindingsList())
                .extracting(Finding::getAdvisoryId)
                .containsExactly("TEST-0007", "RUSTSEC-0000-0008", "TEST-0006");
        assertThat(response.getFindings(0).getPathList()).containsExactly("top@1.0.0", "deep-weak@1.0.4");
        assertThat(response.getFindings(0).getLine()).isEqualTo(4);
        assertThat(response.getFindings(0).getScope()).isEqualTo("dev");
        assertThat(response.getFindings(0).getSeverity()).isEqualTo(Severity.CRITICAL);
        assertThat(response.getFindings(1).getSummary()).isEqualTo("unmaintained: no one looks after it");
        assertThat(response.getFindings(2).getFixedVersion()).isEqualTo("1.3.2");
        assertThat(response.getFindings(2).getScope()).isEqualTo("indirect");
        assertThat(response.getCoverage().getFiles()).isEqualTo(3);
        assertThat(response.getCoverage().getParsed()).isEqualTo(3);
        assertThat(research.published()).last().isInstanceOf(Progress.class);
    }

    @Test
    void namesBrokenManifestsAndAnswersTheRest() throws Exception {
        research.importFrom(ResearchHarness.records());
        write(workspace, "requirements.txt", "jinja2==3.1.2\n");
        write(workspace, "a/pom.xml", "<project><artifactId>x</project>");
        write(workspace, "b/pom.xml", """
                <!DOCTYPE project [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <project><artifactId>&x;</artifactId></project>
                """);
        write(workspace, "c/package-lock.json", "{\"lockfileVersion\": 3, \"packages\": {");
        write(workspace, "d/go.mod", "nothing here");
        write(workspace, "node_modules/e/package-lock.json", "never looked at");
        Files.write(workspace.resolve("Cargo.lock"), new byte[] {0, 1, 2});

        ScanDependenciesResponse response = scan();

        assertThat(response.getFindingsList()).hasSize(1);
        assertThat(response.getCoverage().getFiles()).isEqualTo(6);
        assertThat(response.getCoverage().getParsed()).isEqualTo(1);
        assertThat(response.getCoverage().getSkippedList())
                .extracting(SkippedFile::getPath)
                .containsExactly("Cargo.lock", "a/pom.xml", "b/pom.xml", "c/package-lock.json", "d/go.mod");
        assertThat(response.getCoverage().getSkippedList())
                .extracting(skipped -> skipped.getReason().split(":", 2)[0])
                .containsExactly("binary", "unparsable", "unparsable", "unparsable", "unparsable");
    }

    @Test
    void saysThatNothingWasImported() throws Exception {
        write(workspace, "requirements.txt", "jinja2==3.1.2\n");

        ScanDependenciesResponse response = scan();

        assertThat(response.getFindingsList()).isEmpty();
        assertThat(response.getSnapshot().getRecords()).isZero();
        assertThat(response.getSnapshot().getDate()).isEmpty();
        assertThat(response.getDependenciesList()).extracting(Package::getName).containsExactly("jinja2");
        assertThat(Files.exists(directory.resolve("state/research.db"))).isFalse();
    }

    @Test
    void givesTheSameBillOfMaterialsTwice() throws Exception {
        write(workspace, "package-lock.json", """
                {"lockfileVersion": 3, "packages": {"node_modules/@a/b": {"version": "1.0.0-rc.1+7"}}}
                """);

        String first = scan(true).getBillOfMaterials();

        assertThat(scan(true).getBillOfMaterials()).isEqualTo(first);
        assertThat(scan(false).getBillOfMaterials()).isEmpty();
        JsonNode bom = JsonMapper.shared().readTree(first);
        assertThat(bom.path("specVersion").asString()).isEqualTo("1.6");
        assertThat(bom.path("serialNumber").asString()).startsWith("urn:uuid:");
        JsonNode component = bom.path("components").path(0);
        assertThat(component.path("group").asString()).isEqualTo("@a");
        assertThat(component.path("name").asString()).isEqualTo("b");
        assertThat(component.path("purl").asString()).isEqualTo("pkg:npm/%40a/b@1.0.0-rc.1%2B7");
    }

    @Test
    void saysWhatIsWrongWithAWorkspace() {
        assertFault(
                () -> research.stub()
                        .scanDependencies(ScanDependenciesRequest.newBuilder()
                                .setWorkspace(directory.resolve("gone").toString())
                                .build()),
                Status.Code.NOT_FOUND,
                "WORKSPACE_NOT_FOUND");
    }

    private static void assertFault(Runnable call, Status.Code code, String reason) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(StatusRuntimeException.class, fault -> {
            assertThat(fault.getStatus().getCode()).isEqualTo(code);
            assertThat(Faults.reasonOf(fault)).isEqualTo(reason);
        });
    }

    private ScanDependenciesResponse scan() {
        return scan(false);
    }

    private ScanDependenciesResponse scan(boolean billOfMaterials) {
        return research.stub()
                .scanDependencies(ScanDependenciesRequest.newBuilder()
                        .setWorkspace(workspace.toString())
                        .setBillOfMaterials(billOfMaterials)
                        .setProgressTopic("research.progress")
                        .build());
    }
}
