package dev.aura.bus.link;

import com.google.protobuf.ByteString;
import dev.aura.proto.bus.v1.Frame;
import io.grpc.InternalMetadata;
import io.grpc.Metadata;
import java.util.List;

/** gRPC metadata to and from frames: the serialized form is the same pairs of names and bytes, values of `-bin` keys unencoded. */
public final class Metadatas {

    private Metadatas() {}

    /** Adds all entries to a header. */
    public static void write(Metadata metadata, Frame.Builder header) {
        if (metadata.keys().isEmpty()) {
            return;
        }
        byte[][] pairs = InternalMetadata.serialize(metadata);
        for (int i = 0; i < pairs.length; i += 2) {
            header.addMetadata(dev.aura.proto.bus.v1.Metadata.newBuilder()
                    .setKeyBytes(ByteString.copyFrom(pairs[i]))
                    .setValue(ByteString.copyFrom(pairs[i + 1])));
        }
    }

    /** The entries of a header; a fresh object that the receiver may change. */
    public static Metadata read(Frame header) {
        List<dev.aura.proto.bus.v1.Metadata> entries = header.getMetadataList();
        if (entries.isEmpty()) {
            return new Metadata();
        }
        byte[][] pairs = new byte[entries.size() * 2][];
        for (int i = 0; i < entries.size(); i++) {
            pairs[2 * i] = entries.get(i).getKeyBytes().toByteArray();
            pairs[2 * i + 1] = entries.get(i).getValue().toByteArray();
        }
        return InternalMetadata.newMetadata(pairs);
    }
}
