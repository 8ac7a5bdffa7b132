package dev.aura.e2e.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The cases of {@code clients/conformance/cases.json}, and requests to drivers. */
final class Cases {

    private Cases() {}

    static Stream<JsonObject> all() throws IOException {
        JsonObject list = JsonParser.parseString(Files.readString(Language.KIT.resolve("cases.json")))
                .getAsJsonObject();
        return elements(list.getAsJsonArray("cases")).map(JsonElement::getAsJsonObject);
    }

    static Stream<JsonElement> elements(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The request to make the call of a case at an instance. */
    static JsonObject call(JsonObject kase, String instance) {
        String service = kase.has("service") ? kase.get("service").getAsString() : Mesh.SERVICE;
        String method = kase.get("method").getAsString();
        JsonObject call = new JsonObject();
        call.addProperty("op", "call");
        call.addProperty("method", service + "/" + method);
        call.addProperty("clientStreaming", Methods.clientStreaming(method));
        call.addProperty("target", kase.has("target") ? kase.get("target").getAsString() : instance);
        call.add("requests", requests(kase));
        for (String option : List.of("timeoutMs", "metadata", "readMax")) {
            if (kase.has(option)) {
                call.add(option, kase.get(option));
            }
        }
        return call;
    }

    /** The request to call a method with one empty message. */
    static JsonObject call(String method, String instance) {
        return call(
                JsonParser.parseString("{\"method\": \"" + method + "\", \"requests\": [{}]}")
                        .getAsJsonObject(),
                instance);
    }

    /** Any other request to a driver. */
    static JsonObject operation(String name, String json) {
        JsonObject operation = JsonParser.parseString(json).getAsJsonObject();
        operation.addProperty("op", name);
        return operation;
    }

    /** Responses as messages, so that defaults that one language writes and another does not make no difference. */
    static List<Message> messages(JsonObject kase, JsonArray responses) {
        Message type =
                Methods.responseOf(Mesh.SERVICE + "/" + kase.get("method").getAsString());
        List<Message> messages = new ArrayList<>();
        for (JsonElement response : responses) {
            try {
                Message.Builder builder = type.newBuilderForType();
                JsonFormat.parser().merge(expanded(response).toString(), builder);
                messages.add(builder.build());
            } catch (InvalidProtocolBufferException e) {
                throw new AssertionError("not a response: " + response, e);
            }
        }
        return messages;
    }

    private static JsonArray requests(JsonObject kase) {
        JsonArray requests = new JsonArray();
        if (kase.has("requestsOf")) {
            JsonElement each = expanded(kase.get("requestsOf"));
            for (int i = 0; i < kase.get("requestCount").getAsInt(); i++) {
                requests.add(each);
            }
        } else {
            kase.getAsJsonArray("requests").forEach(request -> requests.add(expanded(request)));
        }
        return requests;
    }

    /** Writes out what stands for many bytes or letters. */
    private static JsonElement expanded(JsonElement message) {
        JsonObject expanded = new JsonObject();
        message.getAsJsonObject().entrySet().forEach(field -> {
            JsonElement value = field.getValue();
            String text = value.getAsString();
            if (field.getKey().equals("payload") && text.startsWith("@")) {
                byte[] bytes = new byte[Integer.parseInt(text.substring(1))];
                value = new JsonPrimitive(Base64.getEncoder().encodeToString(bytes));
            } else if (field.getKey().equals("text") && text.matches("x\\d+")) {
                value = new JsonPrimitive("x".repeat(Integer.parseInt(text.substring(1))));
            }
            expanded.add(field.getKey(), value);
        });
        return expanded;
    }
}
