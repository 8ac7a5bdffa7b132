package dev.aura.bus.broker;

import com.google.protobuf.ByteString;
import dev.aura.bus.security.Identity;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Access.Role;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * Tells the mesh's own service who gives it a command, as metadata of the call: {@code ROLE NAME}. What a caller says under this key
 * itself is taken out.
 */
public final class CallerNote {

    private static final io.grpc.Metadata.Key<String> KEY =
            io.grpc.Metadata.Key.of("aura-caller", io.grpc.Metadata.ASCII_STRING_MARSHALLER);

    private CallerNote() {}

    static Message onto(Message request, Identity identity) {
        Frame header = request.header();
        Frame.Builder noted = header.toBuilder().clearMetadata();
        for (Metadata entry : header.getMetadataList()) {
            if (!entry.getKey().equals(KEY.name())) {
                noted.addMetadata(entry);
            }
        }
        String text = identity.role().name() + " " + identity.name();
        return request.with(
                noted.addMetadata(Metadata.newBuilder().setKey(KEY.name()).setValue(ByteString.copyFromUtf8(text))));
    }

    /** Who gives the command; null where the broker did not say. */
    public static @Nullable Identity of(io.grpc.Metadata headers) {
        String text = headers.get(KEY);
        int space = text == null ? -1 : text.indexOf(' ');
        return text == null || space < 0
                ? null
                : new Identity(text.substring(space + 1), Role.valueOf(text.substring(0, space)), null);
    }
}
