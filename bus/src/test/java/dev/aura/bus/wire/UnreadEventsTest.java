package dev.aura.bus.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.bus.v1.EventInfo;
import dev.aura.proto.bus.v1.Frame;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class UnreadEventsTest {

    private static final byte[] PAYLOAD = new byte[3];
    private static final Frame EVENT = Frame.newBuilder()
            .setKind(Frame.Kind.EVENT)
            .setCallId(77)
            .setTopic("a.b")
            .setHasPayload(true)
            .setEvent(EventInfo.newBuilder().setId("id").setSequence(5))
            .build();

    @Test
    void knowWhoseTheyAreAndKeepTheRest() {
        byte[] padded = new byte[EVENT.getSerializedSize() + 10];
        System.arraycopy(EVENT.toByteArray(), 0, padded, 4, EVENT.getSerializedSize());
        Message read = Objects.requireNonNull(UnreadEvents.read(padded, 4, EVENT.getSerializedSize(), PAYLOAD));
        assertThat(read.kind()).isEqualTo(Frame.Kind.EVENT);
        assertThat(read.callId()).isEqualTo(77);
        assertThat(read.unreadHeader()).isEqualTo(EVENT.toByteArray());
        assertThat(read.header()).isEqualTo(EVENT);
        assertThat(read.payload()).isSameAs(PAYLOAD);
        assertThat(read.encodeHeader()).isEqualTo(EVENT.toByteArray());
    }

    @ParameterizedTest
    @EnumSource(
            value = Frame.Kind.class,
            names = {"EVENT", "UNRECOGNIZED"},
            mode = EnumSource.Mode.EXCLUDE)
    void areEventsOnly(Frame.Kind kind) {
        byte[] other = EVENT.toBuilder().setKind(kind).build().toByteArray();
        assertThat(UnreadEvents.read(other, 0, other.length, PAYLOAD)).isNull();
    }

    @Test
    void areNotWhatBecomesSomethingElseInItsLastValue() {
        byte[] header = EVENT.toByteArray();
        byte[] added = Frame.newBuilder().setKind(Frame.Kind.END).build().toByteArray();
        byte[] both = Arrays.copyOf(header, header.length + added.length);
        System.arraycopy(added, 0, both, header.length, added.length);
        assertThat(UnreadEvents.read(both, 0, both.length, PAYLOAD)).isNull();
    }

    @Test
    void areLookedAtMoreCloselyWhereThePayloadDoesNotFit() {
        assertThat(UnreadEvents.read(EVENT.toByteArray(), 0, EVENT.getSerializedSize(), null))
                .isNull();
    }

    @Test
    void areNeverAReasonToFail() {
        Random random = new Random(20_261_121);
        for (int i = 0; i < 100_000; i++) {
            byte[] changed = EVENT.toByteArray();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            int length = random.nextInt(changed.length + 1);
            Message read = UnreadEvents.read(changed, 0, length, PAYLOAD);
            assertThat(read == null || read.kind() == Frame.Kind.EVENT).isTrue();
        }
    }
}
