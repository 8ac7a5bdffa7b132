package dev.aura.bus.link;

import com.google.protobuf.ByteString;
import dev.aura.bus.status.Faults;
import dev.aura.proto.bus.v1.Frame;
import io.grpc.Metadata;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;

/** gRPC status with trailers to and from END frames: reason and details travel in the status, not among the metadata. */
public final class StatusFrames {

    private static final Metadata.Key<byte[]> DETAILS =
            Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

    /** A longer message is cut: a header must stay small. */
    private static final int MESSAGE_CHARS_MAX = 4_096;

    private StatusFrames() {}

    /** Writes outcome and trailers into a header. Takes reason and details out of the trailers. */
    public static void write(Status status, Metadata trailers, Frame.Builder header) {
        if (status.isOk() && status.getDescription() == null && trailers.keys().isEmpty()) {
            // No status is OK.
            return;
        }
        dev.aura.proto.bus.v1.Status.Builder outcome = dev.aura.proto.bus.v1.Status.newBuilder();
        outcome.setCode(status.getCode().value());
        String message = status.getDescription();
        if (message != null) {
            outcome.setMessage(message.substring(0, Math.min(message.length(), MESSAGE_CHARS_MAX)));
        }
        Iterable<String> reasons = trailers.removeAll(Faults.REASON);
        if (reasons != null) {
            outcome.setReason(reasons.iterator().next());
        }
        Iterable<byte[]> details = trailers.removeAll(DETAILS);
        if (details != null) {
            outcome.setDetails(ByteString.copyFrom(details.iterator().next()));
        }
        header.setStatus(outcome);
        Metadatas.write(trailers, header);
    }

    /** The outcome of a call. */
    public static Status status(Frame end) {
        String message = end.getStatus().getMessage();
        Status status = Status.fromCodeValue(end.getStatus().getCode());
        return message.isEmpty() ? status : status.withDescription(message);
    }

    /** The trailers of a call, with reason and details. */
    public static Metadata trailers(Frame end) {
        Metadata trailers = Metadatas.read(end);
        String reason = end.getStatus().getReason();
        if (!reason.isEmpty()) {
            trailers.put(Faults.REASON, ascii(reason));
        }
        if (!end.getStatus().getDetails().isEmpty()) {
            trailers.put(DETAILS, end.getStatus().getDetails().toByteArray());
        }
        return trailers;
    }

    private static String ascii(String reason) {
        return new String(reason.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
    }
}
