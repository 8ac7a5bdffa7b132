package dev.aura.bus.zmtp;

import dev.aura.bus.fuzz.FuzzTarget;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The bytes of a connection: the same things come out however they are cut. */
public final class ZmtpFuzz implements FuzzTarget {

    private static final int BYTES_MAX = 4_096;

    /** What came out, as numbers; commands are read as a connection reads them. */
    private static final class Output implements ZmtpDecoder.Sink {
        private int hash;
        private int count;
        private String problem = "";

        @Override
        public void message(List<byte[]> parts) {
            count++;
            int bytes = 0;
            for (byte[] part : parts) {
                hash = 31 * hash + Arrays.hashCode(part);
                bytes += part.length;
            }
            if (bytes > BYTES_MAX) {
                throw new IllegalStateException("a message of " + bytes + " bytes");
            }
        }

        @Override
        public void command(byte[] body) throws ZmtpException {
            count++;
            hash = 31 * hash + Arrays.hashCode(body);
            if (ZmtpFormat.commandName(body).equals("PING")) {
                ZmtpFormat.pong(body);
            } else {
                ZmtpFormat.checkReady(body, SocketRole.ROUTER);
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Output output
                    && output.hash == hash
                    && output.count == count
                    && output.problem.equals(problem);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public String toString() {
            return count + " things, then '" + problem + "'";
        }
    }

    @Override
    public List<byte[]> seeds() {
        ByteBuffer plain = start();
        part(plain, new byte[0], false);
        part(plain, new byte[300], true);
        part(plain, "payload".getBytes(StandardCharsets.UTF_8), false);
        ByteBuffer ping = start();
        ping.put((byte) ZmtpFormat.COMMAND).put((byte) 11);
        ping.put((byte) 4).put("PING".getBytes(StandardCharsets.UTF_8)).put(new byte[] {0, 1, 'c', 't', 'x', '0'});
        ByteBuffer large = start();
        part(large, new byte[9], true);
        large.put((byte) ZmtpFormat.LONG).putLong(Long.MAX_VALUE);
        return List.of(bytes(plain), bytes(ping), bytes(large));
    }

    @Override
    public void run(byte[] input) {
        Output whole = read(input, input.length + 1);
        Output cut = read(input, 1 + (input.length == 0 ? 0 : input[input.length - 1] & 0x1F));
        if (!whole.equals(cut)) {
            throw new IllegalStateException("whole: " + whole + "; cut: " + cut);
        }
    }

    private static Output read(byte[] input, int step) {
        Output output = new Output();
        ZmtpDecoder decoder = new ZmtpDecoder(BYTES_MAX, output);
        try {
            for (int at = 0; at < input.length; at += step) {
                decoder.read(ByteBuffer.wrap(input, at, Math.min(step, input.length - at)));
            }
        } catch (ZmtpException e) {
            output.problem = String.valueOf(e.getMessage());
        }
        return output;
    }

    private static ByteBuffer start() {
        return ByteBuffer.allocate(1_000).put(ZmtpFormat.greeting()).put(ZmtpFormat.ready(SocketRole.DEALER));
    }

    private static void part(ByteBuffer out, byte[] part, boolean more) {
        ZmtpFormat.putPrefix(out, part.length, more);
        out.put(part);
    }

    private static byte[] bytes(ByteBuffer filled) {
        byte[] bytes = new byte[filled.flip().remaining()];
        filled.get(bytes);
        return bytes;
    }
}
