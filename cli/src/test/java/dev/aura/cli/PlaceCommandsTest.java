package dev.aura.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.FindCallersRequest;
import dev.aura.proto.code.v1.FindCallersResponse;
import dev.aura.proto.code.v1.FindImplementersResponse;
import dev.aura.proto.code.v1.FindTestsResponse;
import dev.aura.proto.code.v1.GetPublicApiResponse;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands that ask about a place in a file. */
@Timeout(60)
class PlaceCommandsTest {

    @TempDir
    Path root;

    @BeforeEach
    void makeRepository() throws IOException {
        Files.createDirectories(root.resolve(".git"));
        Files.writeString(root.resolve("a.py"), "def f(): pass\n");
    }

    @Test
    void callersArePrintedWithTheirCallersAndWhatCouldNotBeTied() throws IOException {
        Fakes code = Fakes.of(CodeServiceGrpc.getServiceDescriptor())
                .answers("FindCallers", Fakes.message(FindCallersResponse.getDefaultInstance(), """
                        callers { path: "b.py" range { start { line: 3 column: 5 } } resolution: IMPORT depth: 1 line_text: "f()"
                          caller { entity { qualified_name: "B.go" } } }
                        callers { path: "c.py" range { start { line: 9 column: 1 } } resolution: TYPE depth: 2 line_text: "b.go()" }
                        total: 2 unresolved: 1 coverage { files: 3 parsed: 3 }
                        """));
        try (CommandLineRun run = CommandLineRun.withServices(root, code)) {
            CommandLineRun.Result result = run.run("callers", "a.py:1:5", "--depth", "2", "--limit", "7");
            assertThat(result.exit()).isZero();
            assertThat(result.out())
                    .contains("b.py:3:5  B.go  f()  (by import)")
                    .contains("  c.py:9:1  (file)  b.go()  (by type)")
                    .contains("2 of 2 calls; 1 call of that name could not be tied");
            FindCallersRequest asked = code.asked(FindCallersRequest.class);
            assertThat(asked.getPath()).isEqualTo("a.py");
            assertThat(asked.getDepthMax()).isEqualTo(2);
            assertThat(asked.getLimit()).isEqualTo(7);
            assertThat(asked.getPosition().getColumn()).isEqualTo(5);
        }
    }

    @Test
    void implementersArePrintedOneALine() throws IOException {
        Fakes code = Fakes.of(CodeServiceGrpc.getServiceDescriptor())
                .answers("FindImplementers", Fakes.message(FindImplementersResponse.getDefaultInstance(), """
                        implementers { path: "b.py" entity { kind: CLASS name: "B" qualified_name: "B" signature: "class B(A)"
                          name_range { start { line: 4 column: 7 } } } }
                        total: 1 coverage { files: 2 parsed: 2 }
                        """));
        try (CommandLineRun run = CommandLineRun.withServices(root, code)) {
            CommandLineRun.Result result = run.run("implementers", "a.py:1:5");
            assertThat(result.exit()).isZero();
            assertThat(result.out()).contains("b.py:4:7  class  B  class B(A)").contains("1 of 1 declaration");
        }
    }

    @Test
    void testsArePrintedWithTheCallsOnTheWay() throws IOException {
        Fakes code = Fakes.of(CodeServiceGrpc.getServiceDescriptor())
                .answers("FindTests", Fakes.message(FindTestsResponse.getDefaultInstance(), """
                        tests { path: "test_a.py" entity { path: "test_a.py" entity { kind: FUNCTION name: "test_f" qualified_name: "test_f"
                            name_range { start { line: 2 column: 5 } } } }
                          calls { path: "test_a.py" range { start { line: 3 } } resolution: IMPORT caller: "test_f" callee: "f" } }
                        total: 1 unresolved: 2 truncated: true coverage { files: 2 parsed: 2 }
                        """));
        try (CommandLineRun run = CommandLineRun.withServices(root, code)) {
            CommandLineRun.Result result = run.run("tests", "a.py:1:5");
            assertThat(result.exit()).isZero();
            assertThat(result.out())
                    .contains("test_a.py:2:5  function  test_f")
                    .contains("    test_a.py:3  calls f  (by import)")
                    .contains("1 of 1 test, not all callers followed; 2 calls on the way could not be tied");
        }
    }

    @Test
    void thePublicApiIsPrintedByModule() throws IOException {
        Fakes code = Fakes.of(CodeServiceGrpc.getServiceDescriptor())
                .answers("GetPublicApi", Fakes.message(GetPublicApiResponse.getDefaultInstance(), """
                        modules { name: "a" language: "python" entities { path: "a.py" entity { kind: FUNCTION name: "f" qualified_name: "f"
                          signature: "def f()" name_range { start { line: 1 column: 5 } } } } }
                        total: 1 coverage { files: 1 parsed: 1 }
                        """));
        try (CommandLineRun run = CommandLineRun.withServices(root, code)) {
            CommandLineRun.Result result = run.run("api");
            assertThat(result.exit()).isZero();
            assertThat(result.out())
                    .contains("a  python")
                    .contains("  a.py:1:5  function  f  def f()")
                    .contains("1 public declaration in 1 module");
        }
    }

    @Test
    void aPlaceWhereNoNameStandsIsAMistakeOfTheUser() throws IOException {
        Fakes code = Fakes.of(CodeServiceGrpc.getServiceDescriptor())
                .fails("FindCallers", Status.Code.INVALID_ARGUMENT, "NO_NAME_THERE", "no name stands at a.py:1:4");
        try (CommandLineRun run = CommandLineRun.withServices(root, code)) {
            CommandLineRun.Result result = run.run("callers", "a.py:1:4");
            assertThat(result.exit()).isNotZero();
            assertThat(result.err()).contains("no name stands at a.py:1:4");
        }
    }
}
