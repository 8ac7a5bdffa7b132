package dev.aura.bus.wire;

import dev.aura.bus.fuzz.FuzzTarget;
import dev.aura.proto.bus.v1.Frame;
import java.util.List;

/** A header: what is read is written and read again as the same, also with what the broker adds to it. */
public final class FrameFuzz implements FuzzTarget {

    @Override
    public List<byte[]> seeds() {
        return GoldenFrames.all().stream()
                .map(message -> FrameCodec.encode(message).getFirst())
                .toList();
    }

    @Override
    public void run(byte[] input) throws Exception {
        Message read;
        try {
            read = decode(input);
        } catch (MalformedFrameException e) {
            return;
        }
        Frame again = decode(FrameCodec.encode(read).getFirst()).header();
        if (!again.equals(read.header())) {
            throw new IllegalStateException(again + " was " + read.header());
        }
        Message forwarded = read.forwarded(77, new Message.Changes("source", 88, 99, null));
        Frame seen = decode(FrameCodec.encode(forwarded).getFirst()).header();
        Frame meant = read.header().toBuilder()
                .setCallId(77)
                .setSource("source")
                .setRemainingNs(88)
                .setDropped(99)
                .build();
        if (!seen.equals(meant)) {
            throw new IllegalStateException(seen + " should be " + meant);
        }
    }

    private static Message decode(byte[] header) throws MalformedFrameException {
        try {
            return FrameCodec.decode(List.of(header));
        } catch (MalformedFrameException e) {
            return FrameCodec.decode(List.of(header, new byte[3]));
        }
    }
}
