package dev.aura.bus.zmtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ZmtpDecoderTest {

    private static final long BYTES_MAX = 1 << 20;

    /** What came out of a decoder. */
    private static final class Output implements ZmtpDecoder.Sink {
        final List<List<byte[]>> messages = new ArrayList<>();
        final List<byte[]> commands = new ArrayList<>();

        @Override
        public void message(List<byte[]> parts) {
            messages.add(parts);
        }

        @Override
        public void command(byte[] body) {
            commands.add(body);
        }
    }

    @Test
    void readsTheSameHoweverTheBytesAreCut() throws Exception {
        byte[] bytes = stream();
        for (int step : new int[] {1, 2, 3, 7, 63, 64, 65, 1_000, bytes.length}) {
            Output output = new Output();
            ZmtpDecoder decoder = new ZmtpDecoder(BYTES_MAX, output);
            for (int at = 0; at < bytes.length; at += step) {
                decoder.read(ByteBuffer.wrap(bytes, at, Math.min(step, bytes.length - at)));
            }
            assertThat(output.commands).hasSize(1);
            assertThat(output.messages).hasSize(3);
            assertThat(output.messages.get(0)).containsExactly(new byte[0]);
            assertThat(output.messages.get(1)).containsExactly(text("header"), new byte[70_000]);
            assertThat(output.messages.get(2)).containsExactly(new byte[255], new byte[256]);
        }
    }

    @Test
    void keepsNoMoreThanThreePartsOfAMessage() throws Exception {
        Output output = new Output();
        ZmtpDecoder decoder = greeted(output);
        ByteBuffer many = ByteBuffer.allocate(1_000);
        for (int i = 0; i < 10; i++) {
            put(many, text("part"), i < 9);
        }
        decoder.read(many.flip());
        assertThat(output.messages.getFirst()).hasSize(10).element(3).isEqualTo(new byte[0]);
    }

    @Test
    void refusesWhatIsNoZmtp() {
        assertThatThrownBy(() -> new ZmtpDecoder(BYTES_MAX, new Output()).read(ByteBuffer.wrap(new byte[64])))
                .hasMessageContaining("signature");
        byte[] old = ZmtpFormat.greeting().array().clone();
        old[10] = 1;
        assertThatThrownBy(() -> new ZmtpDecoder(BYTES_MAX, new Output()).read(ByteBuffer.wrap(old)))
                .hasMessageContaining("ZMTP 1");
        byte[] curve = ZmtpFormat.greeting().array().clone();
        System.arraycopy(text("CURVE"), 0, curve, 12, 5);
        assertThatThrownBy(() -> new ZmtpDecoder(BYTES_MAX, new Output()).read(ByteBuffer.wrap(curve)))
                .hasMessageContaining("mechanism CURVE");
    }

    @Test
    void refusesAMessageBeyondTheLimitWhenItIsAnnouncedAndNotWhenItHasCome() throws Exception {
        ByteBuffer announced = ByteBuffer.allocate(9)
                .put((byte) ZmtpFormat.LONG)
                .putLong(BYTES_MAX + 1)
                .flip();
        ZmtpDecoder decoder = greeted(new Output());
        assertThatThrownBy(() -> decoder.read(announced)).hasMessageContaining("at most " + BYTES_MAX);
        ByteBuffer negative =
                ByteBuffer.allocate(9).put((byte) ZmtpFormat.LONG).putLong(-1).flip();
        ZmtpDecoder other = greeted(new Output());
        assertThatThrownBy(() -> other.read(negative)).isInstanceOf(ZmtpException.class);
    }

    @Test
    void anyBytesGiveMessagesOrAnExceptionOfItsOwn() throws Exception {
        byte[] good = stream();
        Random random = new Random(20_261_121);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = good.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                bytes[random.nextInt(round % 2 == 0 ? 200 : bytes.length)] = (byte) random.nextInt();
            }
            try {
                new ZmtpDecoder(BYTES_MAX, new Output()).read(ByteBuffer.wrap(bytes));
            } catch (ZmtpException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void anyReadyIsTakenOrRefused() throws Exception {
        ByteBuffer ready = ZmtpFormat.ready(SocketRole.DEALER);
        byte[] body = new byte[ready.remaining() - 2];
        ready.get(2, body);
        ZmtpFormat.checkReady(body, SocketRole.ROUTER);
        assertThatThrownBy(() -> ZmtpFormat.checkReady(body, SocketRole.DEALER)).hasMessageContaining("does not fit");
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] changed = body.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            try {
                ZmtpFormat.checkReady(changed, SocketRole.ROUTER);
            } catch (ZmtpException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }

    private static ZmtpDecoder greeted(Output output) throws ZmtpException {
        ZmtpDecoder decoder = new ZmtpDecoder(BYTES_MAX, output);
        decoder.read(ZmtpFormat.greeting());
        return decoder;
    }

    private static byte[] stream() {
        ByteBuffer out = ByteBuffer.allocate(100_000);
        out.put(ZmtpFormat.greeting()).put(ZmtpFormat.ready(SocketRole.DEALER));
        put(out, new byte[0], false);
        put(out, text("header"), true);
        put(out, new byte[70_000], false);
        put(out, new byte[255], true);
        put(out, new byte[256], false);
        byte[] bytes = new byte[out.flip().remaining()];
        out.get(bytes);
        return bytes;
    }

    private static void put(ByteBuffer out, byte[] part, boolean more) {
        ZmtpFormat.putPrefix(out, part.length, more);
        out.put(part);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
