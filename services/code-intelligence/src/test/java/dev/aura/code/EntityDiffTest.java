package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.aura.proto.code.v1.DiffEntitiesRequest;
import dev.aura.proto.code.v1.EntityChange;
import dev.aura.proto.code.v1.FileDiff;
import dev.aura.proto.code.v1.FileVersions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EntityDiffTest {

    private static final String LONG_BODY = "{ int a = x; for (int i = 0; i < 9; i++) { a += i * x; } return a; }";

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

    private static FileVersions versions(String path, String before, String after) {
        FileVersions.Builder file = FileVersions.newBuilder().setPath(path);
        if (!before.isEmpty()) {
            file.setOldContent(ByteString.copyFromUtf8(before));
        }
        if (!after.isEmpty()) {
            file.setNewContent(ByteString.copyFromUtf8(after));
        }
        return file.build();
    }

    private FileDiff diff(String path, String before, String after) {
        return fixture.code
                .diffEntities(DiffEntitiesRequest.newBuilder()
                        .addFiles(versions(path, before, after))
                        .build())
                .getFiles(0);
    }

    private static List<String> changes(FileDiff diff) {
        return diff.getChangesList().stream()
                .map(change -> change.getKind() + " " + change.getEntity().getQualifiedName()
                        + (change.getBreaking() ? " !" : ""))
                .toList();
    }

    @Test
    void addedRemovedAndChangedMembers() {
        FileDiff diff = diff(
                "A.java",
                "import a.B;\npublic class A { public void gone() {} public int same() { return 1; } int body() { return 1; } }",
                "import a.C;\npublic class A { public int same() { return 1; } int body() { return 2; } void added(int x) {} }");
        assertThat(changes(diff)).containsExactly("REMOVED A.gone !", "BODY_CHANGED A.body", "ADDED A.added");
        assertThat(diff.getAddedImportsList()).containsExactly("a.C");
        assertThat(diff.getRemovedImportsList()).containsExactly("a.B");
        assertThat(diff.getCosmetic()).isFalse();
    }

    @Test
    void signaturesAndWhetherTheyBreak() {
        assertThat(changes(diff(
                        "A.java",
                        "public class A { public void m(int a) {} }",
                        "public class A { public void m(long a) {} }")))
                .containsExactly("SIGNATURE_CHANGED A.m !");
        assertThat(changes(diff(
                        "A.java",
                        "public class A { public void m(int a) {} }",
                        "public class A { public void m(int b) {} }")))
                .containsExactly("SIGNATURE_CHANGED A.m");
        assertThat(changes(diff("A.java", "class A { void m(int a) {} }", "class A { void m(long a) {} }")))
                .containsExactly("SIGNATURE_CHANGED A.m");
        assertThat(changes(diff("A.java", "public interface A { }", "public interface A { void m(); }")))
                .containsExactly("ADDED A.m !");
        assertThat(changes(diff("a.py", "def f(a, b=1): pass\n", "def f(a, b=1, c=2): pass\n")))
                .containsExactly("SIGNATURE_CHANGED f");
        assertThat(changes(diff("a.py", "def f(a, b=1): pass\n", "def f(a, c, b=1): pass\n")))
                .containsExactly("SIGNATURE_CHANGED f !");
    }

    @Test
    void renamesAreFoundByTheBody() {
        FileDiff diff = diff(
                "A.java", "class A { int f(int x) " + LONG_BODY + " }", "class A { int g(int x) " + LONG_BODY + " }");
        assertThat(changes(diff)).containsExactly("RENAMED A.g");
        assertThat(diff.getChanges(0).getOldEntity().getName()).isEqualTo("f");
        assertThat(changes(diff(
                        "A.java",
                        "class Old { int f(int x) " + LONG_BODY + " void g() {} int h; Old() {} }",
                        "class New { int f(int x) " + LONG_BODY + " void g() {} int h; New() {} }")))
                .containsExactly("RENAMED New");
    }

    @Test
    void movesAreFoundAcrossFiles() {
        var response = fixture.code.diffEntities(DiffEntitiesRequest.newBuilder()
                .addFiles(versions(
                        "A.java", "public class A { public int f(int x) " + LONG_BODY + " }", "public class A { }"))
                .addFiles(versions("B.java", "class B { }", "class B { public int f(int x) " + LONG_BODY + " }"))
                .build());
        assertThat(response.getFiles(0).getChangesList()).isEmpty();
        EntityChange moved = response.getFiles(1).getChanges(0);
        assertThat(moved.getKind()).isEqualTo(EntityChange.Kind.MOVED);
        assertThat(moved.getOldPath()).isEqualTo("A.java");
        assertThat(moved.getBreaking()).isTrue();
    }

    @Test
    void documentationAndCosmetics() {
        FileDiff documented =
                diff("A.java", "/** One. */\nclass A { int x = 1; }", "/** Two. */\nclass A { int x = 1; }");
        assertThat(changes(documented)).containsExactly("DOCUMENTATION_CHANGED A");
        assertThat(documented.getCosmetic()).isTrue();
        FileDiff spaced = diff(
                "A.java",
                "import a.B;\nimport a.C;\nclass A { int x=1; }",
                "import a.C;\nimport a.B;\n\nclass A {\n  // why\n  int x = 1;\n}");
        assertThat(spaced.getChangesList()).isEmpty();
        assertThat(spaced.getCosmetic()).isTrue();
        FileDiff indented = diff(
                "a.py",
                "def f():\n    if a:\n        b()\n        c()\n",
                "def f():\n    if a:\n        b()\n    c()\n");
        assertThat(changes(indented)).containsExactly("BODY_CHANGED f");
    }

    @Test
    void filesThatComeAndGo() {
        assertThat(changes(diff("a.py", "", "class A:\n    def m(self): pass\n")))
                .containsExactly("ADDED A");
        assertThat(changes(diff("a.py", "class A:\n    def m(self): pass\n", "")))
                .containsExactly("REMOVED A !");
        assertThat(diff("a.bin", "x", "y").getChangesList()).isEmpty();
    }
}
