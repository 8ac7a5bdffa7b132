package dev.aura.bus.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.proto.bus.v1.Batch;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Timing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private final ArrayDeque<Message> waiting = new ArrayDeque<>();

    @Test
    void aMessageAloneTravelsAsItself() throws Exception {
        waiting.add(data(1, new byte[3]));
        assertThat(FrameCodec.decode(Batches.takeFrom(waiting)).kind()).isEqualTo(Frame.Kind.DATA);
    }

    @Test
    void whatWentInComesOutInOrder() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            waiting.add(i % 3 == 0 ? Message.of(frame(Frame.Kind.CANCEL, i + 1)) : data(i + 1, new byte[i % 700]));
        }
        List<Message> read = readAll();
        assertThat(read).extracting(Message::callId).isEqualTo(ids(1_000));
        for (int i = 0; i < 1_000; i++) {
            assertThat(read.get(i).payload() == null).isEqualTo(i % 3 == 0);
            assertThat(read.get(i).payloadBytes()).isEqualTo(i % 3 == 0 ? 0 : i % 700);
        }
    }

    @Test
    void aLargePayloadTravelsAlone() throws Exception {
        waiting.add(data(1, new byte[10]));
        waiting.add(data(2, new byte[100_000]));
        waiting.add(data(3, new byte[10]));
        assertThat(FrameCodec.decode(Batches.takeFrom(waiting)).callId()).isEqualTo(1);
        assertThat(FrameCodec.decode(Batches.takeFrom(waiting)).payloadBytes()).isEqualTo(100_000);
        assertThat(FrameCodec.decode(Batches.takeFrom(waiting)).callId()).isEqualTo(3);
    }

    @Test
    void whatTheBrokerChangedIsReadAsPartOfTheHeader() throws Exception {
        Message received = data(1, new byte[1]);
        Timing timing = Timing.newBuilder().setInstance("echo-1").build();
        waiting.add(received.forwarded(4, new Message.Changes("caller-1", 77, 5, timing)));
        waiting.add(received.forwarded(6));
        List<Message> read = readAll();
        assertThat(read).extracting(Message::callId).containsExactly(4L, 6L);
        assertThat(read.getFirst().header())
                .isEqualTo(frame(Frame.Kind.DATA, 4)
                        .setHasPayload(true)
                        .setSource("caller-1")
                        .setRemainingNs(77)
                        .setDropped(5)
                        .setTiming(timing)
                        .build());
    }

    @Test
    void isReadableAndWritableWithTheGeneratedClass() throws Exception {
        waiting.add(data(1, new byte[0]));
        waiting.add(Message.of(frame(Frame.Kind.HALF_CLOSE, 1)));
        Batch batch = Batch.parseFrom(Batches.takeFrom(waiting).get(1));
        assertThat(batch.getEntries(0).hasPayload()).isTrue();
        assertThat(batch.getEntries(1).hasPayload()).isFalse();
        assertThat(Batches.read(batch.toByteArray()))
                .extracting(Message::kind)
                .containsExactly(Frame.Kind.DATA, Frame.Kind.HALF_CLOSE);
    }

    @Test
    void tooManyMessagesAreRefused() {
        Batch.Entry entry = Batch.Entry.newBuilder()
                .setHeader(frame(Frame.Kind.CANCEL, 1).build().toByteString())
                .build();
        Batch.Builder batch = Batch.newBuilder();
        for (int i = 0; i <= Batches.ENTRIES_MAX; i++) {
            batch.addEntries(entry);
        }
        assertThatThrownBy(() -> Batches.read(batch.build().toByteArray())).isInstanceOf(MalformedFrameException.class);
    }

    @Test
    void aBrokenBatchIsReadOrRefusedButNeverWorse() {
        waiting.add(data(1, new byte[40]));
        waiting.add(data(3, new byte[40]));
        byte[] batch = Batches.takeFrom(waiting).get(1);
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            byte[] broken = Arrays.copyOf(batch, random.nextInt(batch.length + 1));
            if (broken.length > 0) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(Batches.read(broken)).hasSizeLessThanOrEqualTo(broken.length);
            } catch (MalformedFrameException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }

    private List<Message> readAll() throws MalformedFrameException {
        List<Message> read = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Message message = FrameCodec.decode(Batches.takeFrom(waiting));
            read.addAll(message.kind() == Frame.Kind.BATCH ? Batches.read(message.payloadOrEmpty()) : List.of(message));
        }
        return read;
    }

    private static List<Long> ids(int count) {
        List<Long> ids = new ArrayList<>();
        for (long id = 1; id <= count; id++) {
            ids.add(id);
        }
        return ids;
    }

    private static Message data(long callId, byte[] payload) {
        return Message.of(frame(Frame.Kind.DATA, callId), payload);
    }

    private static Frame.Builder frame(Frame.Kind kind, long callId) {
        return Frame.newBuilder().setKind(kind).setCallId(callId);
    }
}
