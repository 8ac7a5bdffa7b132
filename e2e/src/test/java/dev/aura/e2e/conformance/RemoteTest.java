package dev.aura.e2e.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.aura.e2e.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that reach the broker of the built distribution over TCP, with a key. */
@Timeout(120)
class RemoteTest {

    private Sandbox sandbox;
    private String address;
    private String serverKey;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.create();
        serverKey = sandbox.aura("keys", "create", "server").out().strip();
        sandbox.aurad("--broker", "--set", "bus.tcp.listen=tcp://127.0.0.1:*");
        Sandbox.await("the mesh listens on TCP", () -> !tcpAddress().isEmpty());
        address = tcpAddress();
    }

    @AfterEach
    void stop() throws Exception {
        sandbox.close();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"PYTHON", "NODE"})
    void aClientAndAServiceWithKeysOnTheListWorkOverTcp(Language language) throws Exception {
        Mesh.require(language);
        String key = sandbox.aura("keys", "create", "client").out().strip();
        Path keys = Path.of(JsonParser.parseString(
                        sandbox.aura("--json", "keys", "show", "client").out())
                .getAsJsonObject()
                .get("path")
                .getAsString());
        Files.writeString(
                keys.resolveSibling("allowed"),
                key + " " + language.lowerCase() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        Map<String, String> remote = Map.of("AURA_BUS_ADDRESS", address, "AURA_BUS_SERVER_KEY", serverKey);
        sandbox.startDriven(remote, language.service("conformance-" + language.lowerCase()));
        Driver driver = new Driver(sandbox.startDriven(remote, language.driver()));
        driver.awaitReady();
        Sandbox.await(
                "the service has joined",
                () -> sandbox.aura("--no-autostart", "--json", "services")
                        .out()
                        .contains("conformance-" + language.lowerCase() + "-"));

        JsonObject echo = JsonParser.parseString("{\"method\": \"Echo\", \"requests\": [{\"text\": \"far\"}]}")
                .getAsJsonObject();
        JsonObject answer = driver.ask(Cases.call(echo, ""));

        assertThat(answer.getAsJsonArray("responses").toString()).contains("far");
    }

    private String tcpAddress() {
        String out = sandbox.aura("--no-autostart", "--json", "status").out();
        if (!out.startsWith("{")) {
            return "";
        }
        JsonObject status = JsonParser.parseString(out).getAsJsonObject();
        return status.has("tcpAddress") ? status.get("tcpAddress").getAsString() : "";
    }
}
