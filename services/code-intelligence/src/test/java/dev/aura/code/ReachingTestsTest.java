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
