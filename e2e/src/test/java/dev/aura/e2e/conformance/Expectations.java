package dev.aura.e2e.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Whether an answer is what its case says. */
final class Expectations {

    private Expectations() {}

    static void check(JsonObject kase, JsonObject answer) {
        String code = kase.has("code") ? kase.get("code").getAsString() : "OK";
        assertThat(answer.get("code").getAsString())
                .as("code, message %s", answer.get("message"))
                .isEqualTo(code);
        for (String field : new String[] {"reason", "message", "details"}) {
            if (kase.has(field)) {
                assertThat(answer.get(field).getAsString())
                        .as(field)
                        .isEqualTo(kase.get(field).getAsString());
            }
        }
        if (kase.has("messageWithout")) {
            assertThat(answer.get("message").getAsString())
                    .doesNotContain(kase.get("messageWithout").getAsString());
        }
        if (kase.has("responses")) {
            assertThat(Cases.messages(kase, answer.getAsJsonArray("responses")))
                    .as("responses")
                    .isEqualTo(Cases.messages(kase, kase.getAsJsonArray("responses")));
        }
        if (kase.has("responseCount")) {
            assertThat(answer.getAsJsonArray("responses"))
                    .hasSize(kase.get("responseCount").getAsInt());
        }
        if (kase.has("metadataBack")) {
            assertHolds(answer.getAsJsonArray("initialMetadata"), kase.getAsJsonArray("metadataBack"));
            assertHolds(answer.getAsJsonArray("trailers"), kase.getAsJsonArray("metadataBack"));
        }
    }

    private static void assertHolds(JsonArray pairs, JsonArray expected) {
        for (JsonElement pair : expected) {
            assertThat(pairs).contains(pair);
        }
        assertThat(pairs.toString()).doesNotContain("other");
    }
}
