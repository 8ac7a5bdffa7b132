package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.MeasureRequest;
import dev.aura.proto.code.v1.MeasureResponse;
import dev.aura.proto.code.v1.ModuleMetrics;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ModuleMetricsTest {

    @TempDir
    Path directory;

    private CodeFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new CodeFixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private MeasureResponse measure() {
        return fixture.code.measure(
                MeasureRequest.newBuilder().setWorkspace(fixture.root()).build());
    }

    @Test
    void aModuleHasTheSumOfItsFilesAndWhoImportsIt() throws Exception {
        fixture.write("a/A.java", "package a;\nimport b.B;\nimport c.C;\npublic class A { void m() {} }\n");
        fixture.write(
                "a/Other.java", "package a;\nimport b.B;\n/** Documented. */\npublic class Other { void m() {} }\n");
        fixture.write("b/B.java", "package b;\npublic class B {}\n");
        fixture.write("c/C.java", "package c;\nimport b.B;\npublic class C {}\n");
        fixture.write("alone.py", "x = 1\n");
        MeasureResponse response = measure();
        assertThat(response.getModulesList())
                .extracting(module -> module.getLanguage() + " " + module.getName() + " " + module.getFanIn() + " "
                        + module.getFanOut())
                .containsExactly("java a 0 2", "java b 2 0", "java c 1 1", "python alone 0 0");
        ModuleMetrics a = response.getModules(0);
        assertThat(a.getFiles()).isEqualTo(2);
        assertThat(a.getFunctions()).isEqualTo(2);
        assertThat(a.getPublicEntities()).isEqualTo(2);
        assertThat(a.getDocumentedEntities()).isEqualTo(1);
        assertThat(a.getInstability()).isEqualTo(1);
        assertThat(response.getModules(2).getInstability()).isEqualTo(0.5);
    }

    @Test
    void theMaintainabilityIndexIsTheFormula() throws Exception {
        fixture.write("A.java", "class A {\n int m(int x) {\n  return x;\n }\n}\n");
        // 15 tokens, 11 of them different; one function of complexity 1; 5 lines.
        double volume = 15 * Math.log(11) / Math.log(2);
        double index = 171 - 5.2 * Math.log(volume) - 0.23 - 16.2 * Math.log(5);
        assertThat(measure().getFiles(0).getMaintainability()).isEqualTo(index * 100 / 171, Offset.offset(1e-9));
        fixture.write("A.java", "// nothing\n");
        assertThat(measure().getFiles(0).getMaintainability()).isEqualTo(100);
    }
}
