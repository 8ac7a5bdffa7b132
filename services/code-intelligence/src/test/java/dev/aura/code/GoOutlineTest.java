package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.aura.proto.code.v1.DiffEntitiesRequest;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.FileVersions;
import dev.aura.proto.code.v1.FunctionMetrics;
import dev.aura.proto.code.v1.GetDependenciesRequest;
import dev.aura.proto.code.v1.GetDependenciesResponse;
import dev.aura.proto.code.v1.GetOutlineRequest;
import dev.aura.proto.code.v1.GetOutlineResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class GoOutlineTest {

    private static final String STORE = """
            // Package store keeps things.
            package store

            import (
            	"io"
            	str "strings"
            	. "math"
            	_ "embed"
            )

            // Limit is how many there may be.
            const Limit = 10

            const (
            	// A is first.
            	A, B = iota, 2
            	hidden int = 3
            )

            var ErrFull = io.EOF // no room

            // Store keeps.
            //
            //go:notinheap
            type Store[T any] struct {
            	*io.PipeReader
            	// Name of it.
            	Name, alias string `json:"name" yaml:"n"`
            }

            type Keeper interface {
            	io.Reader
            	Keep(x int) (ok bool)
            }

            type (
            	Celsius float64
            	Alias = Celsius
            )

            /* Put puts. It may
               fail. */
            func (s *Store[T]) Put(x T, more ...int) error {
            	return nil
            }

            func (s Store[T]) get() T { return str.x }

            func init() {}
            func init() {}

            var Hook = func(a int) bool {
            	return a > 0 && Floor(1) > 0
            }
            """;

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

    private GetOutlineResponse outline(String text) {
        return fixture.code.getOutline(GetOutlineRequest.newBuilder()
                .setWorkspace(fixture.root())
                .setPath("a.go")
                .setContent(ByteString.copyFromUtf8(text))
                .build());
    }

    private static void collect(List<Entity> entities, List<String> into) {
        for (Entity entity : entities) {
            into.add(entity.getKind() + " " + entity.getQualifiedName() + " | " + entity.getSignature() + " | "
                    + entity.getDocumentation() + (entity.getPublic() ? " +" : ""));
            collect(entity.getChildrenList(), into);
        }
    }

    @Test
    void everyDeclarationIsThere() {
        List<String> entities = new ArrayList<>();
        collect(outline(STORE).getEntitiesList(), entities);
        assertThat(entities)
                .containsExactly(
                        "CONSTANT Limit | const Limit | Limit is how many there may be. +",
                        "CONSTANT A | const A | A is first. +",
                        "CONSTANT B | const B | A is first. +",
                        "CONSTANT hidden | const hidden int | ",
                        "VARIABLE ErrFull | var ErrFull |  +",
                        "RECORD Store | type Store[T any] struct | Store keeps. +",
                        "FIELD Store.PipeReader | *io.PipeReader |  +",
                        "FIELD Store.Name | Name string | Name of it. +",
                        "FIELD Store.alias | alias string | Name of it.",
                        "INTERFACE Keeper | type Keeper interface |  +",
                        "FIELD Keeper.Reader | io.Reader |  +",
                        "METHOD Keeper.Keep | Keep(x int) (ok bool) |  +",
                        "CLASS Celsius | type Celsius float64 |  +",
                        "CLASS Alias | type Alias = Celsius |  +",
                        "METHOD Store.Put | func (s *Store[T]) Put(x T, more ...int) error | Put puts. +",
                        "METHOD Store.get | func (s Store[T]) get() T | ",
                        "FUNCTION init | func init() | ",
                        "FUNCTION init | func init() | ",
                        "VARIABLE Hook | var Hook |  +");
    }

    @Test
    void importsTagsAndDirectivesAreRead() {
        GetOutlineResponse outline = outline(STORE);
        assertThat(outline.getImportsList()).extracting("name").containsExactly("io", "strings", "math", "embed");
        Entity store = outline.getEntities(5);
        assertThat(store.getAnnotationsList()).containsExactly("go:notinheap");
        assertThat(store.getChildren(0).getModifiersList()).containsExactly("embedded");
        assertThat(store.getChildren(1).getAnnotationsList()).containsExactly("json", "yaml");
    }

    @Test
    void functionsAreMeasured() {
        List<FunctionMetrics> functions =
                fixture.analyze("a.go", STORE).getMetrics(0).getFunctionsList();
        assertThat(functions).extracting("name").containsExactly("Store.Put", "Store.get", "init", "init", "Hook");
        assertThat(functions.getFirst().getParameters()).isEqualTo(2);
        assertThat(functions.getFirst().getDocumented()).isTrue();
        assertThat(functions.getLast().getCyclomatic()).isEqualTo(2);
    }

    @Test
    void bothComplexitiesCountAsGocycloAndGocognitDo() {
        FunctionMetrics metrics = fixture.analyze("a.go", """
                package a
                func f(a, b int) int {
                	for i := range xs { // 1
                		if a > 0 && b > 0 || a < b && b < 9 { // 2, and 3 runs
                			continue
                		} else if a == 2 { // 1
                			switch b { // 3
                			case 1, 2:
                			case 3:
                			default:
                			}
                		} else { // 1
                			if b > 0 { // 2: as deep as the if
                				break
                			}
                		}
                		func() {
                			select { // 3
                			case <-c:
                			case c <- 1:
                			default:
                			}
                		}()
                	}
                	return f(a, b) // 1
                }
                """).getMetrics(0).getFunctions(0);
        assertThat(metrics.getCyclomatic()).isEqualTo(1 + 1 + 1 + 3 + 1 + 2 + 1 + 2);
        assertThat(metrics.getCognitive()).isEqualTo(1 + 2 + 3 + 1 + 3 + 1 + 2 + 3 + 1);
        assertThat(metrics.getNesting()).isEqualTo(3);
    }

    @Test
    void literalsAndCommentsAreTold() {
        var metrics = fixture.analyze(
                        "a.go",
                        "package a\n\nvar q = '\\''\nvar r = `\n// no comment\n\"`\n/* one\n two */\nvar s = \"//\" // x\n")
                .getMetrics(0);
        assertThat(metrics.getLinesOfCode()).isEqualTo(6);
        assertThat(metrics.getCommentLines()).isEqualTo(2);
    }

    private List<String> changes(String before, String after) {
        return fixture
                .code
                .diffEntities(DiffEntitiesRequest.newBuilder()
                        .addFiles(FileVersions.newBuilder()
                                .setPath("a.go")
                                .setOldContent(ByteString.copyFromUtf8("package a\n" + before))
                                .setNewContent(ByteString.copyFromUtf8("package a\n" + after)))
                        .build())
                .getFiles(0)
                .getChangesList()
                .stream()
                .map(change -> change.getKind() + " " + change.getEntity().getQualifiedName()
                        + (change.getBreaking() ? " !" : ""))
                .toList();
    }

    @Test
    void whatBreaksUsers() {
        assertThat(changes("func F(a, b int) error { return nil }", "func F(x int, y int) error { return nil }"))
                .containsExactly("SIGNATURE_CHANGED F");
        assertThat(changes("func F(a, b int) error { return nil }", "func F(a int, b string) error { return nil }"))
                .containsExactly("SIGNATURE_CHANGED F !");
        assertThat(changes("func F(a int) error { return nil }", "func F(a int) (int, error) { return 1, nil }"))
                .containsExactly("SIGNATURE_CHANGED F !");
        assertThat(changes("type T struct{}\nfunc (t T) M() {}", "type T struct{}\nfunc (t *T) M() {}"))
                .containsExactly("SIGNATURE_CHANGED T.M !");
        assertThat(changes("type K interface {\n A()\n}\n", "type K interface {\n A()\n B()\n}\n"))
                .containsExactly("ADDED K.B !");
        assertThat(changes("func f(a int) {}", "func f(a string) {}")).containsExactly("SIGNATURE_CHANGED f");
        assertThat(changes("const A int = 1\n", "const A int = 2\n")).containsExactly("BODY_CHANGED A");
    }

    @Test
    void importsLeadToDirectoriesOfTheModule() throws Exception {
        fixture.write("go.mod", "module example.com/m\n\ngo 1.22\n");
        fixture.write(
                "cmd/main.go",
                "package main\nimport (\n \"fmt\"\n \"example.com/m/store\"\n)\nfunc main() { store.Put() }\n");
        fixture.write("store/put.go", "package store\nfunc Put() { get() }\n");
        fixture.write("store/get.go", "package store\nfunc get() {}\n");
        fixture.write("http/http.go", "package http\nimport \"net/http\"\nvar C = http.DefaultClient\n");
        GetDependenciesResponse graph = fixture.code.getDependencies(
                GetDependenciesRequest.newBuilder().setWorkspace(fixture.root()).build());
        assertThat(graph.getEdgesList())
                .extracting(edge -> edge.getFrom() + " > " + edge.getTo())
                .containsExactly("example.com/m/cmd > example.com/m/store");
    }
}
