package dev.aura.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Broker and services as processes of their own, any of them killed. */
class SplitOperationTest {

    private static final List<String> SERVICES =
            List.of("code-intelligence", "git-semantics", "llm-provider", "research-agent");

    @AutoClose
    private final Sandbox sandbox = Sandbox.create();

    @Test
    void theOthersDoNotNoticeAKilledServiceAndItServesAgainWhenItIsBack() throws Exception {
        Path repository = sandbox.repository("shelf");
        for (String service : SERVICES) {
            sandbox.aurad("--service", service);
        }
        sandbox.aurad("--broker");
        Sandbox.await("all services are ready", () -> SERVICES.stream().allMatch(this::isReady));

        Process code = sandbox.aurad("--service", "code-intelligence");
        Sandbox.await("a second instance joins", () -> instances("code-intelligence") == 2);
        code.destroyForcibly();
        Sandbox.await("the killed instance is gone", () -> instances("code-intelligence") == 1);

        assertThat(sandbox.aura(repository, "--no-autostart", "metrics", ".")
                        .succeeded()
                        .out())
                .contains("Shelf");
        assertThat(sandbox.aura(repository, "--no-autostart", "llm", "providers")
                        .succeeded()
                        .out())
                .contains("builtin");
    }

    @Test
    @Timeout(180)
    void aKilledServiceIsShownAsMissingWithinThreeSecondsAndServesAgainWhenItIsBack() throws Exception {
        Path repository = sandbox.repository("shelf");
        sandbox.aurad("--broker");
        sandbox.aurad("--service", "llm-provider");
        Process code = sandbox.aurad("--service", "code-intelligence");
        Sandbox.await("both services are ready", () -> isReady("code-intelligence") && isReady("llm-provider"));

        code.destroyForcibly();
        code.onExit().join();
        Sandbox.await(
                Duration.ofSeconds(3), "the killed service is missing", () -> isShownMissing("code-intelligence"));
        assertThat(sandbox.aura(repository, "--no-autostart", "metrics", "."))
                .satisfies(metrics -> assertThat(metrics.exit()).isEqualTo(4))
                .satisfies(metrics -> assertThat(metrics.err()).contains("reason=NO_PROVIDER"));

        sandbox.aurad("--service", "code-intelligence");
        Sandbox.await("the service is back", () -> isReady("code-intelligence"));
        assertThat(sandbox.aura(repository, "--no-autostart", "metrics", ".")
                        .succeeded()
                        .out())
                .contains("Shelf");
    }

    @Test
    void servicesJoinAgainWhenTheBrokerComesBack() throws Exception {
        Process broker = sandbox.aurad("--broker");
        sandbox.aurad("--service", "llm-provider");
        Sandbox.await("the service is ready", () -> isReady("llm-provider"));

        broker.destroyForcibly();
        broker.onExit().join();
        assertThat(sandbox.aura("--no-autostart", "llm", "providers").exit()).isEqualTo(3);

        sandbox.aurad("--broker");
        Sandbox.await("the service is back", () -> isReady("llm-provider"));
        assertThat(sandbox.aura("--no-autostart", "ask", "what can you do")
                        .succeeded()
                        .out())
                .isNotBlank();
    }

    private boolean isShownMissing(String service) {
        return sandbox.aura("--no-autostart", "status")
                .out()
                .lines()
                .anyMatch(line -> line.contains(service) && line.contains("missing"));
    }

    private boolean isReady(String service) {
        return instances(service) > 0;
    }

    private int instances(String service) {
        String json = sandbox.aura("--no-autostart", "--json", "status").out();
        int at = json.indexOf("\"name\": \"" + service + "\"");
        if (at < 0) {
            return 0;
        }
        int end = json.indexOf("\"name\"", at + 1);
        String entry = json.substring(at, end < 0 ? json.length() : end);
        return entry.split("\"id\"", -1).length - 1;
    }
}
