package dev.aura.e2e.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import dev.aura.e2e.Sandbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A broker of the built distribution with a service and a client of each language that this machine has. */
final class Mesh implements AutoCloseable {

    static final String SERVICE = "aura.conformance.v1.ConformanceService";
    private static final List<String> LIMITS =
            List.of("--set", "bus.payloadBytesMax=2MiB", "--set", "bus.blobBytesMax=2MiB");

    private final Sandbox sandbox;
    private final Map<Language, Process> services = new EnumMap<>(Language.class);
    private final Map<Language, Driver> clients = new EnumMap<>(Language.class);
    private Map<Language, String> instances = Map.of();
    private Process broker;

    private Mesh(Sandbox sandbox) throws IOException {
        this.sandbox = sandbox;
        this.broker = startBroker();
    }

    static Mesh start() throws IOException {
        Mesh mesh = new Mesh(Sandbox.create());
        for (Language language : Language.values()) {
            if (language.missing().isEmpty()) {
                mesh.startService(language);
                mesh.clients.put(language, new Driver(mesh.sandbox.startDriven(language.driver())));
            }
        }
        mesh.clients.values().forEach(Driver::awaitReady);
        mesh.awaitServices();
        return mesh;
    }

    /** The client of a language; the test is skipped where the language is missing, or fails where it must not be. */
    Driver client(Language language) {
        require(language);
        return Objects.requireNonNull(clients.get(language));
    }

    /** The instance id of the service of a language. */
    String instance(Language language) {
        require(language);
        return instances.getOrDefault(language, "");
    }

    void kill(Language service) throws InterruptedException {
        Objects.requireNonNull(services.get(service)).destroyForcibly().waitFor();
    }

    void startService(Language language) throws IOException {
        services.put(language, sandbox.startDriven(language.service("conformance-" + language.lowerCase())));
    }

    void killBroker() throws InterruptedException {
        broker.destroyForcibly().waitFor();
    }

    /** SIGTERM: the broker leaves in order. */
    void stopBroker() {
        broker.destroy();
        broker.onExit().join();
    }

    void restartBroker() throws IOException {
        broker = startBroker();
        awaitServices();
    }

    void awaitServices() {
        Sandbox.await("all services have joined", () -> {
            instances = readInstances();
            return instances.keySet().containsAll(services.keySet());
        });
    }

    /** Calls Inspect of the service of a language and returns a counter. */
    int inspect(Language service, String counter) {
        JsonObject call = Cases.call("Inspect", instance(service));
        JsonObject seen = client(Language.JAVA)
                .ask(call)
                .getAsJsonArray("responses")
                .get(0)
                .getAsJsonObject();
        return seen.has(counter) ? seen.get(counter).getAsInt() : 0;
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
    }

    static void require(Language language) {
        String missing = language.missing();
        if (Boolean.getBoolean("aura.tests.requireTools")) {
            assertThat(missing).as("needed to test " + language).isEmpty();
        }
        assumeTrue(missing.isEmpty(), () -> language.lowerCase() + " is not tested: this machine lacks " + missing);
    }

    private Process startBroker() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--broker"));
        arguments.addAll(LIMITS);
        return sandbox.aurad(arguments.toArray(String[]::new));
    }

    private Map<Language, String> readInstances() {
        Map<Language, String> found = new EnumMap<>(Language.class);
        String json = sandbox.aura("--no-autostart", "--json", "services").out();
        for (Language language : Language.values()) {
            String name = "conformance-" + language.lowerCase() + "-";
            int at = json.indexOf(name);
            if (at >= 0) {
                found.put(language, json.substring(at, at + name.length() + 8));
            }
        }
        return found;
    }
}
