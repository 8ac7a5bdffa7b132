package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.FindTestsRequest;
import dev.aura.proto.code.v1.FindTestsResponse;
import dev.aura.proto.code.v1.GetPublicApiRequest;
import dev.aura.proto.code.v1.GetPublicApiResponse;
import dev.aura.proto.mesh.v1.Position;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What other services ask: which tests reach an entity, and what modules show. */
@Timeout(60)
final class ReachingTestsTest {

    @TempDir
    Path directory;

    private CodeFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new CodeFixture(directory);
        fixture.write("till.py", "def price(): pass\ndef total(): return price()\ndef _hidden(x): x.price()\n");
        fixture.write(
                "tests/test_till.py",
                "import till\ndef helper(): return till.total()\ndef test_total(): helper()\ndef test_price(): till.price()\n");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private FindTestsResponse tests(int line, int column, int depth) {
        return fixture.code.findTests(FindTestsRequest.newBuilder()
                .setWorkspace(fixture.root())
                .setPath("till.py")
                .setPosition(Position.newBuilder().setLine(line).setColumn(column))
                .setDepthMax(depth)
                .build());
    }

    private static String print(FindTestsResponse.Test test) {
        return test.getEntity().getEntity().getName() + ": "
                + test.getCallsList().stream()
                        .map(call -> call.getCallee() + " " + call.getResolution())
                        .collect(Collectors.joining(", "));
    }

    @Test
    void testsAreFoundThroughOtherFunctionsNearestFirst() {
        FindTestsResponse response = tests(1, 5, 0);
        assertThat(response.getTestsList())
                .extracting(ReachingTestsTest::print)
                .containsExactly(
                        "test_price: price IMPORT", "test_total: helper SAME_FILE, total IMPORT, price SAME_FILE");
        assertThat(response.getTotal()).isEqualTo(2);
        assertThat(response.getUnresolved()).isEqualTo(1);
        assertThat(response.getTruncated()).isFalse();
    }

    @Test
    void aSearchThatEndsEarlySaysSo() {
        FindTestsResponse response = tests(1, 5, 1);
        assertThat(response.getTestsList())
                .extracting(ReachingTestsTest::print)
                .containsExactly("test_price: price IMPORT");
        assertThat(response.getTruncated()).isTrue();
    }

    @Test
    void aStandInOfTestsIsNoTestButLeadsToThoseThatMakeIt() throws Exception {
        fixture.write("src/main/java/a/Desk.java", """
                package a;
                public class Desk {
                    public interface Greeter { void greet(); }
                    private Greeter greeter;
                    public static void ring() {}
                    public void open(Greeter greeter) { this.greeter = greeter; }
                    public void eachMorning() { greeter.greet(); }
                }
                """);
        fixture.write("src/test/java/a/FakeGreeter.java", """
                package a;
                class FakeGreeter implements Desk.Greeter {
                    public void greet() { Desk.ring(); }
                }
                """);
        fixture.write("src/test/java/a/DeskTest.java", """
                package a;
                class DeskTest {
                    void opens() { new Desk().open(new FakeGreeter()); }
                }
                """);
        FindTestsResponse response = fixture.code.findTests(FindTestsRequest.newBuilder()
                .setWorkspace(fixture.root())
                .setPath("src/main/java/a/Desk.java")
                .setPosition(Position.newBuilder().setLine(5).setColumn(24))
                .build());
        assertThat(response.getTestsList())
                .extracting(ReachingTestsTest::print)
                .containsExactly("opens: FakeGreeter SAME_PACKAGE, Desk.ring SAME_PACKAGE");
    }

    @Test
    void modulesShowWhatIsPublicAndNoTests() {
        GetPublicApiResponse response = fixture.code.getPublicApi(
                GetPublicApiRequest.newBuilder().setWorkspace(fixture.root()).build());
        assertThat(response.getModulesList()).singleElement().satisfies(module -> {
            assertThat(module.getName()).isEqualTo("till");
            assertThat(module.getEntitiesList())
                    .extracting(symbol -> symbol.getEntity().getSignature())
                    .containsExactly("def price()", "def total()");
        });
        assertThat(response.getTotal()).isEqualTo(2);
    }
}
