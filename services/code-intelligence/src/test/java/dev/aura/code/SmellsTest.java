package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.proto.code.v1.DetectPatternsRequest;
import dev.aura.proto.code.v1.DetectPatternsResponse.Pattern;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class SmellsTest {

    private static final String GOD = "god-class";
    private static final String LAYERING = "layering-violation";

    @TempDir
    Path directory;

    private PatternsFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new PatternsFixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    /** A class of twelve methods, each with three decisions; those that are told to use the data of another one, and a field. */
    private static String busy(String name, int foreign, boolean shared) {
        StringBuilder text = new StringBuilder("package p;\nclass " + name + " {\n    Data data;\n    int common;\n");
        for (int number = 0; number < 12; number++) {
            text.append("    int f")
                    .append(number)
                    .append(";\n    public int m")
                    .append(number)
                    .append("(int a) {\n");
            text.append("        if (a > 1) return 1;\n        if (a > 2) return 2;\n        if (a > 3) return 3;\n");
            String field = shared ? "common" : "f" + number;
            String data = number < foreign ? " + new Data().getD" + number + "()" : "";
            text.append("        return ").append(field).append(data).append(";\n    }\n");
        }
        return text.append("}\n").toString();
    }

    private void data() throws Exception {
        StringBuilder text = new StringBuilder("package p;\nclass Data {\n");
        for (int number = 0; number < 12; number++) {
            text.append("    private int d" + number + ";\n    int getD" + number + "() { return d" + number + "; }\n");
        }
        fixture.write("p/Data.java", text.append("}\n").toString());
    }

    @Test
    void aClassThatDoesMuchWithTheDataOfOthersIsAGodClass() throws Exception {
        data();
        fixture.write("p/God.java", busy("God", 6, false));
        List<Pattern> found = fixture.patterns(GOD);
        assertThat(found).hasSize(1);
        Pattern god = found.getFirst();
        assertThat(god.getSmell()).isTrue();
        assertThat(god.getSymbol().getEntity().getQualifiedName()).isEqualTo("God");
        assertThat(god.getSymbol().getPath()).isEqualTo("p/God.java");
        assertThat(PatternsFixture.measure(god, "WMC")).isEqualTo(48);
        assertThat(PatternsFixture.measure(god, "ATFD")).isEqualTo(6);
        assertThat(PatternsFixture.measure(god, "TCC")).isZero();
        assertThat(PatternsFixture.places(god)).contains("complex method p/God.java:6", "foreign data p/Data.java:4");
    }

    @Test
    void aClassWithFewerForeignDataOrWithCohesionIsNone() throws Exception {
        data();
        fixture.write("p/Calm.java", busy("Calm", 5, false));
        fixture.write("p/Cohesive.java", busy("Cohesive", 6, true));
        fixture.write("p/BusyTest.java", busy("BusyTest", 6, false));
        assertThat(fixture.at(GOD)).isEmpty();
    }

    @Test
    void dataOfAnAncestorAndWhatIsComputedAreNoForeignData() throws Exception {
        data();
        fixture.write("p/Child.java", busy("Child", 6, false).replace("class Child", "class Child extends Data"));
        StringBuilder computing = new StringBuilder("package p;\nclass Computing {\n");
        for (int number = 0; number < 12; number++) {
            computing.append("    int getD" + number + "() { return " + number + " * 2; }\n");
        }
        fixture.write("p/Computing.java", computing.append("}\n").toString());
        fixture.write("p/User.java", busy("User", 6, false).replace("Data", "Computing"));
        assertThat(fixture.at(GOD)).isEmpty();
    }

    @Test
    void packagesInARingAreToldWithTheImportsOfAShortestOne() throws Exception {
        fixture.write("a/A.java", "package a;\nimport b.B;\nimport c.C;\nclass A { }\n");
        fixture.write("b/B.java", "package b;\nimport c.C;\npublic class B { }\n");
        fixture.write("c/C.java", "package c;\nimport a.A;\npublic class C { }\n");
        List<Pattern> found = fixture.patterns("cyclic-packages");
        assertThat(found).hasSize(1);
        Pattern ring = found.getFirst();
        assertThat(PatternsFixture.places(ring)).containsExactly("import a/A.java:3", "import c/C.java:2");
        assertThat(ring.getMessage()).contains("a → c → a").contains("among 3 packages");
        assertThat(PatternsFixture.measure(ring, "modules that reach each other"))
                .isEqualTo(3);
    }

    @Test
    void importsOfTestsAndThoseThatRunLaterMakeNoRing() throws Exception {
        fixture.write("src/main/java/a/A.java", "package a;\nimport b.B;\nclass A { }\n");
        fixture.write("src/main/java/b/B.java", "package b;\npublic class B { }\n");
        fixture.write("src/test/java/b/BTest.java", "package b;\nimport a.A;\nclass BTest { }\n");
        fixture.write("one.py", "import two\n");
        fixture.write("two.py", "def later():\n    import one\n\nif __name__ == '__main__':\n    import one\n");
        assertThat(fixture.patterns("cyclic-packages", "cyclic-modules")).isEmpty();
    }

    @Test
    void modulesInARingAreTold() throws Exception {
        fixture.write("one.py", "import two\n");
        fixture.write("two.py", "import one\n");
        assertThat(fixture.at("cyclic-modules")).containsExactly("one");
    }

    private void layers(String json) throws Exception {
        fixture.write(".aura/config.json", json);
        fixture.write("src/api/Api.java", "package api;\nimport domain.Thing;\nimport store.Store;\nclass Api { }\n");
        fixture.write("src/domain/Thing.java", "package domain;\nimport store.Store;\npublic class Thing { }\n");
        fixture.write("src/store/Store.java", "package store;\npublic class Store { }\n");
        fixture.write("src/other/Free.java", "package other;\nimport store.Store;\nclass Free { }\n");
    }

    @Test
    void aLayerThatUsesOneItMayNotIsTold() throws Exception {
        layers("""
                {"code":{"layers":{
                  "api":{"files":"src/api/","uses":"domain"},
                  "domain":{"files":"src/domain/","uses":"store"},
                  "store":{"files":"src/store/"}}}}
                """);
        List<Pattern> found = fixture.patterns(LAYERING);
        assertThat(found).hasSize(1);
        assertThat(PatternsFixture.places(found.getFirst())).containsExactly("import src/api/Api.java:3");
        assertThat(found.getFirst().getMessage()).contains("`api` must not use `store`");
        assertThat(fixture.ask(LAYERING).getConfigurationProblemsList()).isEmpty();
    }

    @Test
    void aLayerThatNamesNothingIsAProblemNotSilence() throws Exception {
        layers("""
                {"code":{"layers":{
                  "api":{"files":"src/api/","uses":"domian"},
                  "gone":{"files":"src/gone/"},
                  "empty":{"uses":"api"}}}}
                """);
        assertThat(fixture.ask(LAYERING).getConfigurationProblemsList())
                .hasSize(3)
                .anyMatch(line -> line.contains("code.layers.api.uses names `domian`"))
                .anyMatch(line -> line.contains("code.layers.gone.files fits no source file"))
                .anyMatch(line -> line.contains("code.layers.empty.files names no files"));
    }

    @Test
    void withoutLayersNothingIsViolated() throws Exception {
        layers("{}");
        assertThat(fixture.ask(LAYERING).getPatternsList()).isEmpty();
        assertThat(fixture.ask(LAYERING).getConfigurationProblemsList()).isEmpty();
    }

    @Test
    void patternsAreToldOfThePathsAskedFor() throws Exception {
        fixture.write("a/A.java", "package a;\nimport b.B;\npublic class A { }\n");
        fixture.write("b/B.java", "package b;\nimport a.A;\npublic class B { }\n");
        fixture.write("c/C.java", "package c;\nclass C { }\n");
        assertThat(fixture.code
                        .code
                        .detectPatterns(DetectPatternsRequest.newBuilder()
                                .setWorkspace(fixture.code.root())
                                .addPaths("c")
                                .build())
                        .getPatternsList())
                .isEmpty();
        assertThat(fixture.code
                        .code
                        .detectPatterns(DetectPatternsRequest.newBuilder()
                                .setWorkspace(fixture.code.root())
                                .addPaths("b")
                                .build())
                        .getPatternsList())
                .hasSize(1);
    }

    @Test
    void anUnknownPatternIsRefusedWithTheNamesThereAre() {
        assertThatThrownBy(() -> fixture.patterns("god-clas"))
                .hasMessageContaining("`god-clas`")
                .hasMessageContaining(GOD);
    }
}
