package dev.aura.cli.terminal;

import com.google.protobuf.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON documents that are no protobuf message, such as SARIF: maps, lists, texts, numbers, truth values, and messages in their
 * canonical form.
 */
public final class JsonTree {

    private JsonTree() {}

    /** An object from keys and values in turn; a null value leaves its key out. */
    public static Map<String, Object> object(@Nullable Object... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Object value = keysAndValues[i + 1];
            if (value != null) {
                object.put(String.valueOf(keysAndValues[i]), value);
            }
        }
        return object;
    }

    /** The document in one line. */
    public static String print(Object value) {
        StringBuilder text = new StringBuilder();
        append(value, text);
        return text.toString();
    }

    private static void append(Object value, StringBuilder text) {
        switch (value) {
            case Map<?, ?> object -> {
                String separator = "{";
                for (Map.Entry<?, ?> entry : object.entrySet()) {
                    text.append(separator)
                            .append(Json.quote(String.valueOf(entry.getKey())))
                            .append(':');
                    append(entry.getValue(), text);
                    separator = ",";
                }
                text.append(object.isEmpty() ? "{}" : "}");
            }
            case List<?> list -> {
                String separator = "[";
                for (Object element : list) {
                    text.append(separator);
                    append(element, text);
                    separator = ",";
                }
                text.append(list.isEmpty() ? "[]" : "]");
            }
            case Message message -> text.append(Json.line(message));
            case Number number -> text.append(number);
            case Boolean truth -> text.append(truth);
            default -> text.append(Json.quote(value.toString()));
        }
    }
}
