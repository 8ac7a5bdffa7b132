package dev.aura.bus.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Delivery;
import dev.aura.proto.bus.v1.EventInfo;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.mesh.v1.Event;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class EventReaderTest {

    private static final byte[] PAYLOAD = "payload".getBytes(StandardCharsets.UTF_8);

    private final EventReader reader = new EventReader();

    @Test
    void readsTheSameFromAHeaderThatNobodyHasRead() {
        Message message = Message.of(event("a.b", "one", 7), PAYLOAD);
        EventReader.Arrived expected = reader.read(message);
        assertThat(reader.read(message.header().toByteArray(), PAYLOAD)).isEqualTo(expected);
        assertThat(expected.event())
                .isEqualTo(Event.newBuilder()
                        .setTopic("a.b")
                        .setId("id-7")
                        .setType("test.Type")
                        .setPublisher("one")
                        .setSequence(7)
                        .setPublishedAt(Timestamp.newBuilder().setSeconds(2).setNanos(5))
                        .setPayload(ByteString.copyFrom(PAYLOAD))
                        .build());
        assertThat(expected.dropped()).isEqualTo(3);
        assertThat(expected.position()).isEqualTo(11);
        assertThat(expected.attempt()).isEqualTo(2);
    }

    @Test
    void tellsTextsApartThatChangeFromOneEventToTheNext() {
        for (String topic : new String[] {"a.b", "a.c", "a.c", "a", "a.b"}) {
            byte[] header = event(topic, "from-" + topic, 1).build().toByteArray();
            Event read = reader.read(header, PAYLOAD).event();
            assertThat(read.getTopic()).isEqualTo(topic);
            assertThat(read.getPublisher()).isEqualTo("from-" + topic);
        }
    }

    @Test
    void takesTheLastValueOfAField() {
        byte[] header = event("a", "publisher", 1).build().toByteArray();
        byte[] added =
                Frame.newBuilder().setSource("broker").setDropped(9).build().toByteArray();
        byte[] both = Arrays.copyOf(header, header.length + added.length);
        System.arraycopy(added, 0, both, header.length, added.length);
        assertThat(reader.read(both, PAYLOAD).event().getPublisher()).isEqualTo("broker");
        assertThat(reader.read(both, PAYLOAD).dropped()).isEqualTo(9);
    }

    @Test
    void givesAnEventWithoutAnythingWhereTheHeaderHasNothing() {
        Frame.Builder bare = Frame.newBuilder().setKind(Frame.Kind.EVENT);
        assertThat(reader.read(bare.build().toByteArray(), PAYLOAD)).isEqualTo(reader.read(Message.of(bare, PAYLOAD)));
    }

    @Test
    void refusesAHeaderThatEndsWithinAField() {
        byte[] header = event("a.b", "one", 7).build().toByteArray();
        int refused = 0;
        for (int length = 0; length < header.length; length++) {
            byte[] cut = Arrays.copyOf(header, length);
            try {
                assertThat(reader.read(cut, PAYLOAD).event()).isNotNull();
            } catch (UncheckedIOException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
        assertThatThrownBy(() -> reader.read(Arrays.copyOf(header, 5), PAYLOAD))
                .isInstanceOf(UncheckedIOException.class);
    }

    private static Frame.Builder event(String topic, String source, long sequence) {
        return Frame.newBuilder()
                .setKind(Frame.Kind.EVENT)
                .setCallId(1)
                .setTopic(topic)
                .setSource(source)
                .setDropped(3)
                .setEvent(EventInfo.newBuilder()
                        .setId("id-" + sequence)
                        .setType("test.Type")
                        .setSequence(sequence)
                        .setPublishedNs(2_000_000_005L))
                .setDelivery(Delivery.newBuilder().setPosition(11).setAttempt(2));
    }
}
