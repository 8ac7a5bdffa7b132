package dev.aura.bus.link;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.aura.bus.fuzz.FuzzTarget;
import dev.aura.bus.status.Faults;
import dev.aura.proto.bus.v1.Frame;
import io.grpc.Metadata;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Outcome and metadata of any END become a status and trailers that a caller can look through and pass on. */
public final class StatusFuzz implements FuzzTarget {

    private static final Metadata.Key<String> TEXT = Metadata.Key.of("key", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<byte[]> BINARY = Metadata.Key.of("key-bin", Metadata.BINARY_BYTE_MARSHALLER);

    @Override
    public List<byte[]> seeds() {
        Frame.Builder end = Frame.newBuilder().setKind(Frame.Kind.END).setCallId(1);
        end.getStatusBuilder().setCode(5).setMessage("gone").setReason("GONE");
        byte[] plain = end.build().toByteArray();
        end.addMetadataBuilder().setKey("key").setValue(ByteString.copyFromUtf8("value"));
        end.addMetadataBuilder().setKey("key-bin").setValue(ByteString.copyFrom(new byte[] {0}));
        end.getStatusBuilder().setDetails(ByteString.copyFrom(new byte[] {8, 5}));
        return List.of(plain, end.build().toByteArray());
    }

    @Override
    public void run(byte[] input) {
        Frame frame;
        try {
            frame = Frame.parseFrom(input);
        } catch (InvalidProtocolBufferException e) {
            return;
        }
        Metadata trailers = StatusFrames.trailers(frame);
        Objects.requireNonNull(trailers.keys());
        trailers.get(TEXT);
        trailers.get(BINARY);
        trailers.get(Faults.REASON);
        Frame.Builder again = Frame.newBuilder();
        StatusFrames.write(StatusFrames.status(frame), trailers, again);
        String reason = frame.getStatus().getReason();
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(reason)
                && trailers.get(Faults.REASON) == null
                && !again.getStatus().getReason().equals(reason)) {
            throw new IllegalStateException(
                    reason + " became " + again.getStatus().getReason());
        }
    }
}
