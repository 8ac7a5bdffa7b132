package dev.aura.e2e.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Durable subscriptions and publications of clients of every language. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DurableTest {

    private static Mesh mesh;

    @BeforeAll
    static void start() throws Exception {
        mesh = Mesh.start();
    }

    @AfterAll
    static void stop() throws Exception {
        mesh.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAcceptedIsDoneAndWhatIsRejectedComesAgain(Language client) {
        int subscription = subscribe(client, "settles", "durable.settles." + client.lowerCase());
        publish(client, "durable.settles." + client.lowerCase(), "a", "b");

        List<String> heard = new ArrayList<>();
        heard.add(take(client, subscription, "reject"));
        heard.add(take(client, subscription, "accept"));
        heard.add(take(client, subscription, "accept"));

        assertThat(heard).containsExactly("a#1", "b#1", "a#2");
        publish(client, "durable.settles." + client.lowerCase(), "c");
        assertThat(take(client, subscription, "accept")).isEqualTo("c#1");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasAcknowledgedAndNotSettledIsDeliveredByTheNextBroker(Language client) throws Exception {
        String topic = "durable.restart." + client.lowerCase();
        int subscription = subscribe(client, "restart", topic);
        publish(client, topic, "before");
        assertThat(take(client, subscription, "accept")).isEqualTo("before#1");

        mesh.killBroker();
        mesh.restartBroker();
        int again = subscribe(client, "restart", topic);
        publish(client, topic, "after");

        String next = take(client, again, "accept");
        // That the first was accepted is written without waiting: the broker may have died before.
        assertThat(next.equals("before#2") ? take(client, again, "accept") : next)
                .isEqualTo("after#1");
    }

    private static int subscribe(Language client, String name, String pattern) {
        Driver.Asked asked = mesh.client(client)
                .begin(Cases.operation(
                        "subscribe",
                        "{\"pattern\": \"" + pattern + "\", \"durable\": \"" + name + "-" + client.lowerCase()
                                + "\"}"));
        assertThat(asked.await().get("code").getAsString()).isEqualTo("OK");
        return asked.id();
    }

    private static void publish(Language client, String topic, String... texts) {
        for (String text : texts) {
            JsonObject answer = mesh.client(client)
                    .ask(Cases.operation(
                            "publish",
                            "{\"topic\": \"" + topic + "\", \"guarantee\": \"FSYNCED\", \"texts\": [\"" + text
                                    + "\"]}"));
            assertThat(answer.get("guarantee").getAsString()).isEqualTo("FSYNCED");
        }
    }

    /** Takes the next delivery and settles it; returns text and attempt. */
    private static String take(Language client, int subscription, String settle) {
        JsonObject taken = mesh.client(client)
                .ask(Cases.operation(
                        "take", "{\"subscription\": " + subscription + ", \"settle\": \"" + settle + "\"}"));
        return taken.get("text").getAsString() + "#" + taken.get("attempt").getAsInt();
    }
}
