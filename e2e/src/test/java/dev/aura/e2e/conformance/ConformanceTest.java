package dev.aura.e2e.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.aura.e2e.Sandbox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every client against every service: each call of the list, flow control, cancellation, slots, and events. */
class ConformanceTest {

    private static final int SLOTS = 4;

    private static Mesh mesh;

    @BeforeAll
    static void start() throws Exception {
        mesh = Mesh.start();
    }

    @AfterAll
    static void stop() throws Exception {
        mesh.close();
    }

    static Stream<Arguments> pairs() {
        return Arrays.stream(Language.values())
                .flatMap(client -> Arrays.stream(Language.values()).map(service -> Arguments.of(client, service)));
    }

    @ParameterizedTest(name = "{0} client, {1} service")
    @MethodSource("pairs")
    void everyCallOfTheListEndsAsItSays(Language client, Language service) throws Exception {
        Driver driver = mesh.client(client);
        String instance = mesh.instance(service);
        List<String> failures = new ArrayList<>();
        for (JsonObject kase : Cases.all().toList()) {
            JsonObject answer = driver.begin(Cases.call(kase, instance)).await();
            try {
                Expectations.check(kase, answer);
                if (kase.has("leaves")) {
                    Sandbox.await("nothing hangs", () -> mesh.inspect(service, "hanging") == 0);
                }
            } catch (AssertionError e) {
                failures.add(kase.get("name").getAsString() + ": " + e.getMessage());
            }
        }
        assertThat(failures).isEmpty();
    }

    @ParameterizedTest(name = "{0} client, {1} service")
    @MethodSource("pairs")
    void aCancelReachesTheWorker(Language client, Language service) {
        Driver driver = mesh.client(client);
        int cancelled = mesh.inspect(service, "cancelled");
        Driver.Asked hanging = driver.begin(Cases.call("Hang", mesh.instance(service)));
        Sandbox.await("the call is worked on", () -> mesh.inspect(service, "hanging") == 1);

        driver.ask(Cases.operation("cancel", "{\"call\": " + hanging.id() + "}"));

        assertThat(hanging.await().get("code").getAsString()).isEqualTo("CANCELLED");
        Sandbox.await(
                "the worker was told",
                () -> mesh.inspect(service, "hanging") == 0 && mesh.inspect(service, "cancelled") == cancelled + 1);
    }

    @ParameterizedTest(name = "{0} client, {1} service")
    @MethodSource("pairs")
    void aSlowReaderHoldsTheWriterBack(Language client, Language service) {
        Driver driver = mesh.client(client);
        int before = mesh.inspect(service, "spread");
        JsonObject spread = JsonParser.parseString(
                        "{\"method\": \"Spread\", \"requests\": [{\"count\": 120, \"payloadBytes\": 50000}], \"readMax\": 3}")
                .getAsJsonObject();
        Driver.Asked call = driver.begin(Cases.call(spread, mesh.instance(service)));
        call.awaitPause();
        int ahead = mesh.inspect(service, "spread") - before;

        driver.ask(Cases.operation("resume", "{\"call\": " + call.id() + "}"));

        assertThat(ahead).as("messages sent while three were read").isLessThan(60);
        assertThat(call.await().getAsJsonArray("responses")).hasSize(120);
    }

    @ParameterizedTest(name = "{0} client, {1} service")
    @MethodSource("pairs")
    void noMoreCallsAreWorkedOnThanThereAreSlots(Language client, Language service) {
        Driver driver = mesh.client(client);
        JsonObject echo = JsonParser.parseString("{\"method\": \"Echo\", \"requests\": [{\"workMs\": 20}]}")
                .getAsJsonObject();

        List<Driver.Asked> calls = IntStream.range(0, 3 * SLOTS)
                .mapToObj(i -> driver.begin(Cases.call(echo, mesh.instance(service))))
                .toList();

        assertThat(calls)
                .allSatisfy(call ->
                        assertThat(call.await().get("code").getAsString()).isEqualTo("OK"));
        assertThat(mesh.inspect(service, "echoesAtOnce")).isBetween(1, SLOTS);
    }

    @ParameterizedTest(name = "{0} publisher, {1} subscriber")
    @MethodSource("pairs")
    void eventsArriveInOrderAtThePatternsThatMatch(Language publisher, Language subscriber) {
        String base = "kit." + publisher.lowerCase() + "-" + subscriber.lowerCase();
        Driver reader = mesh.client(subscriber);
        Driver writer = mesh.client(publisher);
        List<Integer> subscriptions = Stream.of(base + ".a", base + ".*", base + ".>")
                .map(pattern -> {
                    Driver.Asked asked =
                            reader.begin(Cases.operation("subscribe", "{\"pattern\": \"" + pattern + "\"}"));
                    assertThat(asked.await().get("code").getAsString()).isEqualTo("OK");
                    return asked.id();
                })
                .toList();

        publish(writer, base + ".b.c", List.of("deep"));
        publish(writer, base + ".b", List.of("other"));
        List<String> numbers =
                IntStream.range(0, 100).mapToObj(Integer::toString).toList();
        publish(writer, base + ".a", numbers);

        assertThat(texts(events(reader, subscriptions.get(0), 100))).isEqualTo(numbers);
        assertThat(texts(events(reader, subscriptions.get(1), 101)))
                .startsWith("other")
                .endsWith("99");
        JsonArray all = events(reader, subscriptions.get(2), 102);
        assertThat(texts(all)).startsWith("deep", "other").endsWith("99");
        assertThat(all.get(101).getAsJsonObject().get("sequence").getAsInt()).isEqualTo(100);
        assertThat(all.get(0).getAsJsonObject().get("topic").getAsString()).isEqualTo(base + ".b.c");
    }

    @ParameterizedTest
    @EnumSource
    void aPatternThatIsNoneIsRefused(Language client) {
        JsonObject answer = mesh.client(client)
                .begin(Cases.operation("subscribe", "{\"pattern\": \"a..b\"}"))
                .await();
        assertThat(answer.get("code").getAsString()).isEqualTo("INVALID_ARGUMENT");
        assertThat(answer.get("reason").getAsString()).isEqualTo("BAD_TOPIC");
    }

    private static void publish(Driver driver, String topic, List<String> texts) {
        JsonObject publish = Cases.operation("publish", "{\"topic\": \"" + topic + "\"}");
        JsonArray all = new JsonArray();
        texts.forEach(all::add);
        publish.add("texts", all);
        assertThat(driver.ask(publish).get("guarantee").getAsString()).isEqualTo("MEMORY");
    }

    private static JsonArray events(Driver driver, int subscription, int count) {
        return driver.ask(
                        Cases.operation("events", "{\"subscription\": " + subscription + ", \"count\": " + count + "}"))
                .getAsJsonArray("events");
    }

    private static List<String> texts(JsonArray events) {
        return Cases.elements(events)
                .map(event -> event.getAsJsonObject().get("text").getAsString())
                .toList();
    }
}
