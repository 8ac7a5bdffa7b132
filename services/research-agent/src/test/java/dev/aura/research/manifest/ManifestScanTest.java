package dev.aura.research.manifest;

import static dev.aura.research.ResearchHarness.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import dev.aura.bus.events.Events;
import dev.aura.bus.workspace.Workspace;
import dev.aura.proto.mesh.v1.Event;
import dev.aura.research.ResearchHarness;
import dev.aura.research.progress.ProgressReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads manifests as their tools do, and says what it cannot. */
final class ManifestScanTest {

    @TempDir
    private Path directory;

    private Path workspace;
    private Path repository;

    @BeforeEach
    void makeDirectories() throws IOException {
        workspace = Files.createDirectories(directory.resolve("workspace")).toRealPath();
        repository = Files.createDirectories(directory.resolve("repository"));
    }

    @Test
    void followsParentsPropertiesAndImportsThroughTheWorkspace() throws Exception {
        write(workspace, "pom.xml", """
                <project>
                  <groupId>t</groupId><artifactId>parent</artifactId><version>1</version><packaging>pom</packaging>
                  <properties><x.version>3.0</x.version><nested>${x.version}.1</nested></properties>
                  <dependencyManagement><dependencies>
                    <dependency><groupId>g</groupId><artifactId>managed</artifactId><version>${nested}</version><scope>runtime</scope></dependency>
                    <dependency><groupId>t</groupId><artifactId>bom</artifactId><version>1</version><type>pom</type><scope>import</scope></dependency>
                  </dependencies></dependencyManagement>
                </project>
                """);
        write(workspace, "bom/pom.xml", """
                <project>
                  <groupId>t</groupId><artifactId>bom</artifactId><version>1</version>
                  <dependencyManagement><dependencies>
                    <dependency><groupId>g</groupId><artifactId>from-bom</artifactId><version>5</version></dependency>
                    <dependency><groupId>g</groupId><artifactId>managed</artifactId><version>never</version></dependency>
                  </dependencies></dependencyManagement>
                </project>
                """);
        write(workspace, "a/pom.xml", """
                <project>
                  <parent><groupId>t</groupId><artifactId>parent</artifactId><version>1</version></parent>
                  <artifactId>a</artifactId>
                  <properties><x.version>4.0</x.version></properties>
                  <dependencies>
                    <dependency><groupId>g</groupId><artifactId>managed</artifactId></dependency>
                    <dependency><groupId>g</groupId><artifactId>from-bom</artifactId></dependency>
                    <dependency><groupId>${project.groupId}</groupId><artifactId>bom</artifactId><version>1</version></dependency>
                    <dependency><groupId>g</groupId><artifactId>ranged</artifactId><version>[1,2)</version></dependency>
                    <dependency><groupId>g</groupId><artifactId>exact</artifactId><version>[1.5]</version></dependency>
                    <dependency><groupId>g</groupId><artifactId>bare</artifactId></dependency>
                  </dependencies>
                </project>
                """);

        DependencyList found = scan();

        assertThat(labels(found)).containsExactlyInAnyOrder("g:managed@4.0.1 runtime", "g:from-bom@5 ", "g:exact@1.5 ");
        assertThat(found.unresolved())
                .contains("a/pom.xml:9 g:ranged: `[1,2)` is not one version", "a/pom.xml:11 g:bare: no version");
    }

    @Test
    void resolvesWhatDependenciesBringFromTheLocalRepository() throws Exception {
        install("g", "top", "1", """
                <dependencies>
                  <dependency><groupId>g</groupId><artifactId>mid</artifactId><version>1</version></dependency>
                  <dependency><groupId>g</groupId><artifactId>tested</artifactId><version>1</version><scope>test</scope></dependency>
                  <dependency><groupId>g</groupId><artifactId>extra</artifactId><version>1</version><optional>true</optional></dependency>
                  <dependency><groupId>g</groupId><artifactId>unwanted</artifactId><version>1</version></dependency>
                </dependencies>
                """);
        install("g", "mid", "1", """
                <dependencies>
                  <dependency><groupId>g</groupId><artifactId>deep</artifactId><version>1</version></dependency>
                  <dependency><groupId>g</groupId><artifactId>near</artifactId><version>1</version></dependency>
                </dependencies>
                """);
        install("g", "deep", "7", "");
        install("g", "near", "2", "");
        write(workspace, "pom.xml", """
                <project>
                  <groupId>t</groupId><artifactId>app</artifactId><version>1</version>
                  <dependencyManagement><dependencies>
                    <dependency><groupId>g</groupId><artifactId>deep</artifactId><version>7</version></dependency>
                  </dependencies></dependencyManagement>
                  <dependencies>
                    <dependency>
                      <groupId>g</groupId><artifactId>top</artifactId><version>1</version>
                      <exclusions><exclusion><groupId>g</groupId><artifactId>unwanted</artifactId></exclusion></exclusions>
                    </dependency>
                    <dependency><groupId>g</groupId><artifactId>near</artifactId><version>2</version><scope>test</scope></dependency>
                    <dependency><groupId>g</groupId><artifactId>absent</artifactId><version>1</version></dependency>
                  </dependencies>
                </project>
                """);

        DependencyList found = scan();

        assertThat(labels(found))
                .containsExactlyInAnyOrder("g:top@1 ", "g:mid@1 ", "g:deep@7 ", "g:near@2 ", "g:absent@1 ");
        Dependency deep = found.dependencies().stream()
                .filter(dependency -> dependency.coordinate().name().equals("g:deep"))
                .findFirst()
                .orElseThrow();
        assertThat(deep.path()).containsExactly("g:top@1", "g:mid@1", "g:deep@7");
        assertThat(deep.line()).isEqualTo(7);
        assertThat(found.unresolved())
                .containsExactly(
                        "pom.xml the dependencies of 1 package: the local Maven repository does not have g:absent:1");
    }

    @Test
    void knowsTheRestOfTheWorkspaceWhenAskedAboutAPart() throws Exception {
        write(workspace, "pom.xml", """
                <project>
                  <groupId>t</groupId><artifactId>parent</artifactId><version>1</version>
                  <dependencies><dependency><groupId>g</groupId><artifactId>inherited</artifactId><version>1</version></dependency></dependencies>
                </project>
                """);
        write(
                workspace,
                "b/pom.xml",
                "<project><groupId>t</groupId><artifactId>b</artifactId><version>1</version></project>");
        write(workspace, "a/pom.xml", """
                <project>
                  <parent><groupId>t</groupId><artifactId>parent</artifactId><version>1</version></parent>
                  <artifactId>a</artifactId>
                  <dependencies><dependency><groupId>t</groupId><artifactId>b</artifactId><version>1</version></dependency></dependencies>
                </project>
                """);

        assertThat(run(List.of("a")).dependencies().dependencies())
                .extracting(found -> found.manifest() + ":" + found.line() + " "
                        + found.coordinate().label())
                .containsExactly("a/pom.xml:2 g:inherited@1");
        assertThat(run(List.of()).dependencies().dependencies())
                .extracting(Dependency::manifest)
                .containsExactly("pom.xml");
    }

    @Test
    void leavesTheRepositoryThroughNoCoordinate() throws Exception {
        write(directory, "secret/x/1/x-1.pom", "<project><groupId>secret</groupId></project>");
        write(workspace, "pom.xml", """
                <project>
                  <groupId>t</groupId><artifactId>app</artifactId><version>1</version>
                  <parent><groupId>..secret</groupId><artifactId>x</artifactId><version>1</version></parent>
                  <dependencies>
                    <dependency><groupId>g</groupId><artifactId>../../secret/x</artifactId><version>1</version></dependency>
                  </dependencies>
                </project>
                """);

        assertThat(scan().unresolved().getLast()).contains("does not have g:../../secret/x:1");
    }

    @Test
    void endsOnCirclesOfParentsPropertiesAndImports() throws Exception {
        write(workspace, "pom.xml", """
                <project>
                  <groupId>t</groupId><artifactId>a</artifactId><version>1</version>
                  <parent><groupId>t</groupId><artifactId>a</artifactId><version>1</version><relativePath>pom.xml</relativePath></parent>
                  <properties><p>${q}</p><q>x${p}${p}</q></properties>
                  <dependencyManagement><dependencies>
                    <dependency><groupId>t</groupId><artifactId>a</artifactId><version>1</version><type>pom</type><scope>import</scope></dependency>
                  </dependencies></dependencyManagement>
                  <dependencies><dependency><groupId>g</groupId><artifactId>x</artifactId><version>${p}</version></dependency></dependencies>
                </project>
                """);

        assertThat(scan().unresolved()).hasSize(1);
    }

    @Test
    void readsNpmLockFilesOfVersionOneAndTwo() throws Exception {
        write(workspace, "one/package-lock.json", """
                {"name": "app", "lockfileVersion": 1, "dependencies": {
                  "a": {"version": "1.0.0", "requires": {"b": "^2"},
                        "dependencies": {"b": {"version": "2.0.0", "dev": true}}},
                  "b": {"version": "3.0.0"},
                  "alias": {"version": "npm:real@4.0.0"},
                  "git": {"version": "git+ssh://git@example.org/x.git#abc"}
                }}
                """);
        write(workspace, "two/package-lock.json", """
                {"lockfileVersion": 2, "packages": {
                    "": {"name": "app", "workspaces": ["packages/own"]},
                    "packages/own": {"version": "0.0.1", "dependencies": {"@s/c": "1"}},
                    "node_modules/own": {"resolved": "packages/own", "link": true},
                    "node_modules/@s/c": {"version": "1.2.3", "optional": true}
                  }, "dependencies": {"ignored": {"version": "9.9.9"}}}
                """);

        DependencyList found = scan();

        assertThat(labels(found))
                .containsExactlyInAnyOrder("a@1.0.0 ", "b@2.0.0 dev", "b@3.0.0 ", "real@4.0.0 ", "@s/c@1.2.3 optional");
        assertThat(found.dependencies())
                .filteredOn(dependency -> dependency.coordinate().label().equals("b@2.0.0"))
                .allSatisfy(nested -> {
                    assertThat(nested.path()).containsExactly("a@1.0.0", "b@2.0.0");
                    assertThat(nested.line()).isEqualTo(3);
                });
        assertThat(found.unresolved())
                .containsExactly(
                        "one/package-lock.json:6 git: not from a registry: git+ssh://git@example.org/x.git#abc");
    }

    @Test
    void readsRequirementsWithIncludesConstraintsMarkersAndHashes() throws Exception {
        write(workspace, "requirements.txt", """
                # a comment
                -r base/more.txt
                -c constraints.txt
                --index-url https://example.org/simple
                Django[argon2]==4.2.1 ; python_version >= "3.8"  # pinned
                requests == 2.31.0 \\
                    --hash=sha256:aaaa \\
                    --hash=sha256:bbbb
                pinned-by-constraint
                loose>=1.0,<2
                wild==1.*
                tool @ https://example.org/tool-1.0.zip#egg=tool
                -e git+https://example.org/x.git#egg=x
                -r ../../outside.txt
                """);
        write(workspace, "base/more.txt", "-r ../requirements.txt\nflask===2.0.1\n");
        write(workspace, "constraints.txt", "Pinned_By.Constraint==3.1\n");

        DependencyList found = scan();

        assertThat(labels(found))
                .containsExactlyInAnyOrder(
                        "Django@4.2.1 ", "requests@2.31.0 ", "pinned-by-constraint@3.1 ", "flask@2.0.1 ");
        assertThat(found.dependencies())
                .extracting(dependency -> dependency.manifest() + ":" + dependency.line())
                .contains("requirements.txt:6", "base/more.txt:2");
        assertThat(found.unresolved())
                .contains(
                        "requirements.txt:10 loose: `>=1.0,<2` is not one version",
                        "requirements.txt:11 wild: `1.*` is not one version",
                        "requirements.txt:12 tool: a URL or path, not from an index",
                        "requirements.txt:13 git+https://example.org/x.git#egg=x: editable, not from an index",
                        "requirements.txt:14 ../../outside.txt: included from outside the workspace");
    }

    @Test
    void readsGoModulesWithReplacements() throws Exception {
        write(workspace, "go.mod", """
                module example.org/app // the app

                go 1.21
                toolchain go1.22.4

                require example.org/single v1.0.0
                require (
                \texample.org/old v1.2.3
                \texample.org/local v0.1.0
                \texample.org/inc v2.0.0+incompatible // indirect
                \texample.org/pseudo v0.0.0-20200622213623-75b288015ac9
                )
                replace example.org/old v1.2.3 => example.org/fork v1.2.4
                replace (
                \texample.org/local => ../local
                )
                exclude example.org/single v0.9.0
                """);

        DependencyList found = scan();

        assertThat(labels(found))
                .containsExactlyInAnyOrder(
                        "example.org/single@1.0.0 ",
                        "example.org/fork@1.2.4 ",
                        "example.org/inc@2.0.0+incompatible indirect",
                        "example.org/pseudo@0.0.0-20200622213623-75b288015ac9 ",
                        "stdlib@1.22.4 ");
        assertThat(found.unresolved())
                .containsExactly("go.mod:9 example.org/local: replaced by the directory ../local");
    }

    @Test
    void survivesEveryTruncationOfALockFile() throws Exception {
        String lock = "{\"lockfileVersion\": 3, \"packages\": {\"node_modules/a\": {\"version\": \"1.0.0\"}}}";
        for (int length = 0; length < lock.length(); length++) {
            write(workspace, "package-lock.json", lock.substring(0, length));
            ManifestScan.Result result = run();
            assertThat(result.coverage().getSkippedCount())
                    .as("first %d characters", length)
                    .isEqualTo(1);
        }
    }

    @Test
    void survivesEveryTruncationOfAPom() throws Exception {
        String pom = "<project><dependencies><dependency><groupId>g</groupId></dependency></dependencies></project>";
        for (int length = 0; length < pom.length(); length++) {
            write(workspace, "pom.xml", pom.substring(0, length));
            ManifestScan.Result result = run();
            assertThat(result.coverage().getSkippedCount())
                    .as("first %d characters", length)
                    .isEqualTo(1);
        }
    }

    private void install(String groupId, String artifactId, String version, String body) throws IOException {
        write(
                repository,
                groupId + "/" + artifactId + "/" + version + "/" + artifactId + "-" + version + ".pom",
                "<project><groupId>" + groupId + "</groupId><artifactId>" + artifactId + "</artifactId><version>"
                        + version + "</version>" + body + "</project>");
    }

    private static List<String> labels(DependencyList found) {
        return found.dependencies().stream()
                .map(dependency -> dependency.coordinate().label() + " " + dependency.scope())
                .toList();
    }

    private DependencyList scan() {
        return run().dependencies();
    }

    private ManifestScan.Result run() {
        return run(List.of());
    }

    private ManifestScan.Result run(List<String> paths) {
        return new ManifestScan(Workspace.open(workspace.toString()), 1 << 20, repository)
                .run(paths, new ProgressReport(new NoEvents(), () -> ResearchHarness.NOW, ""));
    }

    private static final class NoEvents implements Events {
        @Override
        public void publish(String topic, Message event) {}

        @Override
        public Subscription subscribe(String pattern, Consumer<Event> handler) {
            return () -> {};
        }
    }
}
