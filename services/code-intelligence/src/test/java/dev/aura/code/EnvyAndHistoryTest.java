package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.DetectPatternsResponse.Pattern;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class EnvyAndHistoryTest {

    private static final String ENVY = "feature-envy";
    private static final String SHOTGUN = "shotgun-surgery";

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

    private void order() throws Exception {
        StringBuilder text = new StringBuilder("package p;\nclass Order {\n    int open;\n");
        for (int number = 0; number < 8; number++) {
            text.append("    private int d" + number + ";\n    int getD" + number + "() { return d" + number + "; }\n");
        }
        fixture.write("p/Order.java", text.append("}\n").toString());
        fixture.write("p/Note.java", "package p;\nclass Note { int a; int b; }\n");
        fixture.write("p/Other.java", "package p;\nclass Other { int a; }\n");
        fixture.write("p/Form.java", "package p;\nrecord Form(int a, int b, int c, int d, int e, int f, int g) { }\n");
    }

    private void shop(String header, String body) throws Exception {
        fixture.write(
                "p/Shop.java",
                "package p;\nclass Shop {\n    int own;\n    int more;\n    int most;\n" + header
                        + " {\n        if (order.getD0() > 1 && order.getD1() > 2) return order.getD2();\n" + body
                        + "    }\n}\n");
    }

    @Test
    void aMethodThatWorksOnTheDataOfAnotherClassEnviesIt() throws Exception {
        order();
        shop("    int total(Order order)", "        return order.getD3() + order.getD4() + order.open + own;\n");
        List<Pattern> found = fixture.patterns(ENVY);
        assertThat(found).hasSize(1);
        Pattern envy = found.getFirst();
        assertThat(envy.getSymbol().getEntity().getQualifiedName()).isEqualTo("Shop.total");
        assertThat(envy.getMessage()).contains("belongs to Order");
        assertThat(PatternsFixture.measure(envy, "ATFD")).isEqualTo(6);
        assertThat(PatternsFixture.measure(envy, "LAA")).isEqualTo(1.0 / 7);
        assertThat(PatternsFixture.measure(envy, "FDP")).isEqualTo(1);
        assertThat(PatternsFixture.places(envy)).contains("foreign data p/Order.java:3", "foreign data p/Order.java:5");
    }

    @Test
    void fiveDataAreFew() throws Exception {
        order();
        shop("    int total(Order order)", "        return order.getD3() + order.getD4() + own;\n");
        assertThat(fixture.at(ENVY)).isEmpty();
    }

    @Test
    void whoBringsItsOwnDataOrThoseOfManyEnviesNobody() throws Exception {
        order();
        shop(
                "    int own(Order order)",
                "        return order.getD3() + order.getD4() + order.open + own + more + most;\n");
        fixture.write("p/Mixer.java", """
                package p;
                class Mixer {
                    int mix(Order order, Note note, Other other) {
                        if (order.getD0() > 1 && order.getD1() > 2) return order.getD2();
                        return order.getD3() + note.a + note.b + other.a;
                    }
                }
                """);
        fixture.write("p/Printer.java", """
                package p;
                class Printer {
                    int print(Form form) {
                        if (form.a() > 1 && form.b() > 2) return form.c();
                        return form.d() + form.e() + form.f() + form.g();
                    }
                }
                """);
        fixture.write("p/Copy.java", """
                package p;
                class Copy {
                    int copy(Order order) {
                        return order.getD0() + order.getD1() + order.getD2() + order.getD3() + order.getD4() + order.getD5();
                    }
                }
                """);
        assertThat(fixture.at(ENVY)).isEmpty();
    }

    /** Commits that change some files at once. */
    private void history(int commits, String... paths) throws Exception {
        GitCommands git = new GitCommands(fixture.code.workspace);
        for (int number = 0; number < commits; number++) {
            for (String path : paths) {
                fixture.write(path, "# " + paths.length + " " + number + "\n");
            }
            git.commit(paths.length + " files, " + number);
        }
    }

    private void repository() throws Exception {
        new GitCommands(fixture.code.workspace).run("init", "-q", "-b", "main");
    }

    @Test
    void filesOfSeveralDirectoriesThatChangeTogetherAreTold() throws Exception {
        repository();
        history(6, "a/one.py", "b/two.py", "c/three.py", "d/four.py", "d/five.py");
        List<Pattern> found = fixture.patterns(SHOTGUN);
        assertThat(found).hasSize(1);
        Pattern pattern = found.getFirst();
        assertThat(pattern.getSymbol().getPath()).isEqualTo("a/one.py");
        assertThat(PatternsFixture.measure(pattern, "support")).isEqualTo(6);
        assertThat(PatternsFixture.measure(pattern, "confidence")).isEqualTo(1);
        assertThat(PatternsFixture.measure(pattern, "files")).isEqualTo(4);
        assertThat(pattern.getPlacesList())
                .extracting(place -> place.getPath())
                .containsExactly("b/two.py", "c/three.py", "d/five.py", "d/four.py");
    }

    @Test
    void aFileThatMostlyChangesAloneIsNone() throws Exception {
        repository();
        history(5, "a/one.py", "b/two.py", "c/three.py", "d/four.py", "d/five.py");
        history(3, "a/one.py");
        history(3, "b/two.py");
        history(3, "c/three.py");
        history(3, "d/four.py");
        history(3, "d/five.py");
        assertThat(fixture.at(SHOTGUN)).isEmpty();
    }

    @Test
    void fewCommitsOneDirectoryTestsAndMassChangesSayNothing() throws Exception {
        repository();
        history(4, "a/one.py", "b/two.py", "c/three.py", "d/four.py", "d/five.py");
        history(6, "e/one.py", "e/two.py", "e/three.py", "e/four.py", "e/five.py");
        history(6, "f/one.py", "tests/test_two.py", "tests/g/test_three.py", "tests/h/test_four.py", "f/test_five.py");
        String[] many = new String[40];
        for (int number = 0; number < many.length; number++) {
            many[number] = "m" + number % 5 + "/f" + number + ".py";
        }
        history(6, many);
        assertThat(fixture.at(SHOTGUN)).isEmpty();
    }

    @Test
    void withoutGitThereIsNoHistoryToTellBy() throws Exception {
        fixture.write("a/one.py", "x = 1\n");
        assertThat(fixture.at(SHOTGUN)).isEmpty();
    }
}
