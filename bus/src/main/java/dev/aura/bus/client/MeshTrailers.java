package dev.aura.bus.client;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Timing;
import io.grpc.Metadata;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The trailer of every call that reached an instance: where its time went and who served it, as {@code aura.bus.v1.Timing}. */
public final class MeshTrailers {

    /** Kept as an object until somebody serializes it, since most callers never look. */
    public static final Metadata.Key<Timing> TIMING = Metadata.Key.of("aura-timing-bin", new TimingMarshaller());

    private MeshTrailers() {}

    /** Where a call's time went; null where it never reached an instance. */
    public static @Nullable Timing timing(Metadata trailers) {
        return trailers.get(TIMING);
    }

    /** The wire's share is what is left of the caller's own time, so that it holds both ways and the broker. */
    static void write(Message end, long totalNs, int resends, Metadata trailers) {
        Timing timing = end.timing();
        if (!timing.getInstance().isEmpty()) {
            trailers.put(
                    TIMING,
                    timing.toBuilder()
                            .setAttempts(timing.getAttempts() + resends)
                            .setWireNs(Math.max(0, totalNs - timing.getQueueNs() - timing.getWorkNs()))
                            .build());
        }
    }

    private static final class TimingMarshaller implements Metadata.BinaryStreamMarshaller<Timing> {

        @Override
        public InputStream toStream(Timing value) {
            return value.toByteString().newInput();
        }

        @Override
        public Timing parseStream(InputStream stream) {
            try {
                return Timing.parseFrom(stream);
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalArgumentException("trailer aura-timing-bin is no aura.bus.v1.Timing", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
