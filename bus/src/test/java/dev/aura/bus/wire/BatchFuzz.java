package dev.aura.bus.wire;

import dev.aura.bus.fuzz.FuzzTarget;
import java.util.ArrayDeque;
import java.util.List;

/** A batch: what is read is written and read again as the same messages. */
public final class BatchFuzz implements FuzzTarget {

    @Override
    public List<byte[]> seeds() {
        List<Message> all = GoldenFrames.all();
        byte[] many = Batches.takeFrom(new ArrayDeque<>(all)).get(1);
        byte[] two = Batches.takeFrom(new ArrayDeque<>(all.subList(0, 2))).get(1);
        return List.of(many, two);
    }

    @Override
    public void run(byte[] input) throws Exception {
        List<Message> read;
        try {
            read = Batches.read(input);
        } catch (MalformedFrameException e) {
            return;
        }
        if (read.size() > Batches.ENTRIES_MAX) {
            throw new IllegalStateException(read.size() + " messages");
        }
        ArrayDeque<Message> waiting = new ArrayDeque<>(read);
        for (int i = 0; i < read.size(); ) {
            List<byte[]> parts = Batches.takeFrom(waiting);
            List<Message> again = parts.size() == 2 && i + waiting.size() + 1 < read.size()
                    ? Batches.read(parts.get(1))
                    : List.of(FrameCodec.decode(parts));
            for (Message message : again) {
                if (!message.header().equals(read.get(i++).header())) {
                    throw new IllegalStateException("message " + (i - 1) + " became " + message.header());
                }
            }
        }
    }
}
