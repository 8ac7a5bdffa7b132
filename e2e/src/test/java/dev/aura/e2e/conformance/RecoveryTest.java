package dev.aura.e2e.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.aura.e2e.Sandbox;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients and services of every language do when the other side, or the broker, is killed. */
class RecoveryTest {

    /** Longer than it takes to see that all calls are under way and to kill the broker. */
    private static final int WORK_MS = 1_500;

    private Mesh mesh;
    private final Map<Language, Driver> clients = new EnumMap<>(Language.class);

    @BeforeEach
    void start() throws Exception {
        mesh = Mesh.start();
        for (Language language : Language.values()) {
            Mesh.require(language);
            clients.put(language, mesh.client(language));
        }
    }

    @AfterEach
    void stop() throws Exception {
        mesh.close();
    }

    @Test
    void callsOfAKilledServiceFailAndAllJoinAgainAfterTheBrokerWasKilledOrStopped() throws Exception {
        Map<Language, Integer> subscriptions = subscribeAll();

        Map<Language, Driver.Asked> hanging = hangAtAll(Language.NODE);
        mesh.killBroker();
        hanging.forEach((language, call) -> assertEnds(language, call.await(), "MESH_LOST"));
        mesh.restartBroker();
        assertAllAreBack(subscriptions);

        mesh.stopBroker();
        mesh.restartBroker();
        assertAllAreBack(subscriptions);

        for (Language service : Language.values()) {
            Map<Language, Driver.Asked> calls = hangAtAll(service);
            mesh.kill(service);
            calls.forEach((language, call) -> assertEnds(language, call.await(), "PROVIDER_LOST"));
        }
    }

    @Test
    void queriesThatTheBrokerLostAreAskedAgainAndCommandsAreNot() throws Exception {
        Map<Language, Driver.Asked> queries = new EnumMap<>(Language.class);
        Map<Language, Driver.Asked> commands = new EnumMap<>(Language.class);
        clients.forEach((language, client) -> {
            queries.put(language, client.begin(slow("Look", language)));
            commands.put(language, client.begin(slow("Echo", language)));
        });
        Sandbox.await("all are worked on", () -> seen("looks") == clients.size() && seen("echoes") == clients.size());

        mesh.killBroker();
        mesh.restartBroker();

        queries.forEach((language, query) -> {
            JsonObject answer = query.await();
            assertThat(answer.get("code").getAsString())
                    .as("%s: %s", language, answer)
                    .isEqualTo("OK");
            assertThat(answer.getAsJsonArray("responses")
                            .get(0)
                            .getAsJsonObject()
                            .get("text")
                            .getAsString())
                    .isEqualTo("of " + language);
        });
        commands.forEach((language, command) -> assertEnds(language, command.await(), "MESH_LOST"));
        assertThat(seen("looks")).as("each was asked twice").isEqualTo(2 * clients.size());
        assertThat(seen("echoes")).as("each was given once").isEqualTo(clients.size());
    }

    @Test
    void aQueryIsAskedAgainNoLongerThanItsCallerWaits() throws Exception {
        Map<Language, Driver.Asked> queries = new EnumMap<>(Language.class);
        clients.forEach((language, client) -> {
            JsonObject query = slow("Look", language);
            query.addProperty("timeoutMs", 2_000);
            queries.put(language, client.begin(query));
        });
        Sandbox.await("all are worked on", () -> seen("looks") == clients.size());
        mesh.killBroker();
        queries.forEach(
                (language, query) -> assertThat(query.await().get("reason").getAsString())
                        .as("%s client", language)
                        .isEqualTo("DEADLINE_EXCEEDED"));
    }

    /** A call that any instance may serve, and that no other client makes. */
    private static JsonObject slow(String method, Language client) {
        JsonObject call = Cases.call(method, "");
        JsonObject request = new JsonObject();
        request.addProperty("text", "of " + client);
        request.addProperty("workMs", WORK_MS);
        JsonArray requests = new JsonArray();
        requests.add(request);
        call.add("requests", requests);
        return call;
    }

    /** A counter over the services of all languages. */
    private int seen(String counter) {
        int sum = 0;
        for (Language service : Language.values()) {
            sum += mesh.inspect(service, counter);
        }
        return sum;
    }

    private Map<Language, Integer> subscribeAll() {
        Map<Language, Integer> subscriptions = new EnumMap<>(Language.class);
        clients.forEach((language, client) -> {
            Driver.Asked asked = client.begin(Cases.operation("subscribe", "{\"pattern\": \"again\"}"));
            asked.await();
            subscriptions.put(language, asked.id());
        });
        return subscriptions;
    }

    /** Every client reaches every service, and its subscription stands again. */
    private void assertAllAreBack(Map<Language, Integer> subscriptions) {
        for (Language service : Language.values()) {
            clients.forEach((language, client) -> Sandbox.await(
                    language + " calls " + service,
                    () -> client.begin(Cases.call("Echo", mesh.instance(service)))
                            .await()
                            .get("code")
                            .getAsString()
                            .equals("OK")));
        }
        mesh.client(Language.JAVA).ask(Cases.operation("publish", "{\"topic\": \"again\", \"texts\": [\"back\"]}"));
        clients.forEach((language, client) -> client.ask(
                Cases.operation("events", "{\"subscription\": " + subscriptions.get(language) + ", \"count\": 1}")));
    }

    /** A call of every client that hangs at the service of one language. */
    private Map<Language, Driver.Asked> hangAtAll(Language service) {
        Map<Language, Driver.Asked> calls = new EnumMap<>(Language.class);
        clients.forEach(
                (language, client) -> calls.put(language, client.begin(Cases.call("Hang", mesh.instance(service)))));
        Sandbox.await("all hang", () -> mesh.inspect(service, "hanging") == clients.size());
        return calls;
    }

    private static void assertEnds(Language client, JsonObject answer, String reason) {
        assertThat(answer.get("code").getAsString()).as("%s client", client).isEqualTo("UNAVAILABLE");
        assertThat(answer.get("reason").getAsString()).as("%s client", client).isEqualTo(reason);
    }
}
