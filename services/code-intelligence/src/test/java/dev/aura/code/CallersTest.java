package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.bus.status.Faults;
import dev.aura.proto.code.v1.FindCallersRequest;
import dev.aura.proto.code.v1.FindCallersResponse;
import dev.aura.proto.code.v1.FindDefinitionRequest;
import dev.aura.proto.code.v1.FindImplementersRequest;
import dev.aura.proto.code.v1.FindReferencesRequest;
import dev.aura.proto.mesh.v1.Position;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class CallersTest {

    @TempDir
    Path directory;

    private CodeFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new CodeFixture(directory);
        fixture.write("a/Store.java", """
                package a;
                public interface Store {
                    void put(String key);
                    default void put(int key) { put("" + key); }
                }
                """);
        fixture.write("a/Disk.java", """
                package a;
                public class Disk implements Store {
                    public void put(String key) { new Disk(); }
                }
                """);
        fixture.write("b/Use.java", """
                package b;
                import a.Disk;
                import a.Store;
                class Use {
                    void any(Store store) { store.put("x"); }
                    void one() { new Disk().put("y"); any(new Disk()); }
                    void other(java.util.Map<String, String> put) { put.put("a", "b"); }
                }
                """);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private static Position at(int line, int column) {
        return Position.newBuilder().setLine(line).setColumn(column).build();
    }

    private FindCallersResponse callers(String path, int line, int column, int depth) {
        return fixture.code.findCallers(FindCallersRequest.newBuilder()
                .setWorkspace(fixture.root())
                .setPath(path)
                .setPosition(at(line, column))
                .setDepthMax(depth)
                .build());
    }

    private static List<String> print(FindCallersResponse response) {
        return response.getCallersList().stream()
                .map(caller -> caller.getDepth() + " " + caller.getPath() + ":"
                        + caller.getRange().getStart().getLine() + " "
                        + caller.getCaller().getEntity().getQualifiedName() + " " + caller.getResolution() + " "
                        + caller.getCallee())
                .toList();
    }

    @Test
    void callersOfAnImplementationAreThoseOfItsInterfaceToo() {
        FindCallersResponse response = callers("a/Disk.java", 3, 17, 1);
        assertThat(response.getSymbol().getEntity().getQualifiedName()).isEqualTo("Disk.put");
        assertThat(print(response))
                .containsExactly(
                        "1 a/Store.java:4 Store.put SAME_FILE Store.put",
                        "1 b/Use.java:5 Use.any TYPE Store.put",
                        "1 b/Use.java:6 Use.one TYPE Disk.put");
        assertThat(response.getTotal()).isEqualTo(3);
        assertThat(response.getUnresolved()).isZero();
        assertThat(response.getCallers(1).getLineText()).startsWith("void any(Store store)");
        assertThat(response.getCoverage().getParsed()).isEqualTo(3);
    }

    @Test
    void callersOfCallersAreFollowedAsFarAsAsked() {
        assertThat(print(callers("b/Use.java", 5, 35, 1))).hasSize(2);
        assertThat(print(callers("b/Use.java", 5, 35, 2)))
                .containsExactly(
                        "1 a/Store.java:4 Store.put SAME_FILE Store.put",
                        "1 b/Use.java:5 Use.any TYPE Store.put",
                        "2 b/Use.java:6 Use.one SAME_FILE Use.any");
    }

    @Test
    void aTypeIsCalledWhereItIsMade() {
        assertThat(print(callers("a/Disk.java", 2, 14, 1)))
                .containsExactly(
                        "1 a/Disk.java:3 Disk.put SAME_FILE Disk",
                        "1 b/Use.java:6 Use.one IMPORT Disk",
                        "1 b/Use.java:6 Use.one IMPORT Disk");
    }

    @Test
    void definitionsAndReferencesKnowWhichOverloadIsMeant() {
        assertThat(fixture.code
                        .findDefinition(FindDefinitionRequest.newBuilder()
                                .setWorkspace(fixture.root())
                                .setPath("a/Store.java")
                                .setPosition(at(4, 33))
                                .build())
                        .getDefinitionsList())
                .extracting(found -> found.getSymbol().getEntity().getSignature())
                .containsExactly("void put(String key)");
        assertThat(fixture.code
                        .findReferences(FindReferencesRequest.newBuilder()
                                .setWorkspace(fixture.root())
                                .setPath("a/Store.java")
                                .setPosition(at(3, 10))
                                .build())
                        .getReferencesList())
                .extracting(found ->
                        found.getPath() + ":" + found.getRange().getStart().getLine() + ":"
                                + found.getRange().getStart().getColumn())
                .contains("b/Use.java:5:35", "a/Store.java:4:33")
                .doesNotContain("b/Use.java:7:57");
    }

    @Test
    void typesUnderATypeAndMethodsThatOverrideAreFound() {
        FindImplementersRequest.Builder request = FindImplementersRequest.newBuilder()
                .setWorkspace(fixture.root())
                .setPath("a/Store.java");
        assertThat(fixture.code
                        .findImplementers(request.setPosition(at(2, 18)).build())
                        .getImplementersList())
                .extracting(found -> found.getEntity().getQualifiedName())
                .containsExactly("Disk");
        assertThat(fixture.code
                        .findImplementers(request.setPosition(at(3, 10)).build())
                        .getImplementersList())
                .extracting(found -> found.getPath() + ":"
                        + found.getEntity().getNameRange().getStart().getLine())
                .containsExactly("a/Disk.java:3");
    }

    @Test
    void anAnswerFollowsTheFilesAsTheyChange() throws IOException {
        assertThat(print(callers("b/Use.java", 5, 10, 1))).hasSize(1);
        fixture.write("b/More.java", "package b;\nclass More { void m(Use use) { use.any(null); } }\n");
        assertThat(print(callers("b/Use.java", 5, 10, 1)))
                .contains("1 b/More.java:2 More.m TYPE Use.any")
                .hasSize(2);
    }

    @Test
    void callersInPythonAreToldWithWhatCouldNotBeTied() throws IOException {
        fixture.write("till.py", "class Till:\n    def open(self): pass\n    def day(self): self.open()\n");
        fixture.write("use.py", "from till import Till\ndef go(other):\n    Till().open()\n    other.open()\n");
        FindCallersResponse response = callers("till.py", 2, 9, 1);
        assertThat(print(response))
                .containsExactly("1 till.py:3 Till.day TYPE Till.open", "1 use.py:3 go TYPE Till.open");
        assertThat(response.getUnresolved()).isEqualTo(1);
        assertThat(print(callers("till.py", 1, 7, 1))).containsExactly("1 use.py:3 go IMPORT Till");
    }

    @Test
    void callersInGoComeThroughInterfacesToo() throws IOException {
        fixture.write("go.mod", "module m\n");
        fixture.write("store/store.go", "package store\ntype Store interface{ Put(key string) }\n");
        fixture.write("disk/disk.go", "package disk\ntype Disk struct{}\nfunc (d *Disk) Put(key string) {}\n");
        fixture.write("use/use.go", """
                package use
                import ("m/disk"; "m/store")
                func Any(s store.Store) { s.Put("x") }
                func One() { d := disk.Disk{}; d.Put("y") }
                """);
        assertThat(print(callers("disk/disk.go", 3, 16, 1)))
                .containsExactly("1 use/use.go:3 Any TYPE Store.Put", "1 use/use.go:4 One TYPE Disk.Put");
        assertThat(callers("disk/disk.go", 3, 16, 1).getUnresolved()).isZero();
        assertThat(implementers("store/store.go", 2, 6)).containsExactly("Disk");
    }

    @Test
    void callersInRustComeThroughTraitsToo() throws IOException {
        fixture.write("m/src/lib.rs", """
                pub trait Store { fn put(&self); }
                pub struct Disk;
                impl Store for Disk { fn put(&self) {} }
                fn any(s: &dyn Store) { s.put() }
                fn one() { Disk.put() }
                """);
        assertThat(print(callers("m/src/lib.rs", 3, 26, 1)))
                .containsExactly("1 m/src/lib.rs:4 any TYPE Store.put", "1 m/src/lib.rs:5 one TYPE Disk.put");
        assertThat(implementers("m/src/lib.rs", 1, 11)).containsExactly("Disk");
    }

    private List<String> implementers(String path, int line, int column) {
        return fixture
                .code
                .findImplementers(FindImplementersRequest.newBuilder()
                        .setWorkspace(fixture.root())
                        .setPath(path)
                        .setPosition(at(line, column))
                        .build())
                .getImplementersList()
                .stream()
                .map(symbol -> symbol.getEntity().getQualifiedName())
                .toList();
    }

    @Test
    void aFileThatIsNotParsedHasNoCallers() throws IOException {
        fixture.write("x.rb", "def f; end\n");
        assertThatThrownBy(() -> callers("x.rb", 1, 5, 1))
                .satisfies(error -> assertThat(Faults.reasonOf(error)).isEqualTo("UNSUPPORTED_LANGUAGE"));
    }
}
