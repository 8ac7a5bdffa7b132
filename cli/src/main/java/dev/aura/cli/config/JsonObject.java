package dev.aura.cli.config;

import dev.aura.cli.terminal.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A JSON document of a command that answers without a service, and so without a message. Fields stay in order. */
public final class JsonObject {

    private final StringBuilder fields = new StringBuilder();

    public JsonObject with(String name, String value) {
        return raw(name, Json.quote(value));
    }

    public JsonObject with(String name, Path value) {
        return with(name, value.toString());
    }

    public JsonObject with(String name, boolean value) {
        return raw(name, Boolean.toString(value));
    }

    public JsonObject with(String name, long value) {
        return raw(name, Long.toString(value));
    }

    public JsonObject with(String name, List<JsonObject> values) {
        return raw(name, values.stream().map(JsonObject::toString).collect(Collectors.joining(", ", "[", "]")));
    }

    private JsonObject raw(String name, String value) {
        fields.append(fields.isEmpty() ? "" : ", ")
                .append(Json.quote(name))
                .append(": ")
                .append(value);
        return this;
    }

    /** The document, in one line. */
    @Override
    public String toString() {
        return "{" + fields + "}";
    }
}
