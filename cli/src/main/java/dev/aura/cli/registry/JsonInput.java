package dev.aura.cli.registry;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import dev.aura.bus.status.Faults;
import dev.aura.cli.command.Session;
import io.grpc.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** The value of {@code -d}: text, {@code @FILE}, or {@code -} for stdin. */
final class JsonInput {

    private static final int BYTES_MAX = 16 << 20;

    private JsonInput() {}

    /** The text; empty where the option was not given. */
    static String text(Session session, @Nullable String typed) throws IOException {
        if (typed == null) {
            return "";
        }
        if (typed.equals("-")) {
            return new String(session.surroundings().input().readNBytes(BYTES_MAX), StandardCharsets.UTF_8);
        }
        return typed.startsWith("@") ? Files.readString(session.existing(typed.substring(1))) : typed;
    }

    /** A message of the given type from its canonical JSON. */
    static DynamicMessage message(String json, Descriptor type, TypeRegistry types) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        try {
            if (!json.isBlank()) {
                JsonFormat.parser().usingTypeRegistry(types).merge(json, message);
            }
            return message.build();
        } catch (InvalidProtocolBufferException e) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT,
                    "BAD_JSON",
                    "the JSON does not fit " + type.getFullName() + ": " + e.getMessage());
        }
    }
}
