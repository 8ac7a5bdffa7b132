package dev.aura.bench.bus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the disk itself does: append 16 KiB, {@code fdatasync}, and so on. */
final class DiskRound {

    private static final int BYTES = 16 << 10;
    private static final double NANOS_PER_SECOND = 1e9;

    private DiskRound() {}

    /** Calls a second. */
    static double run(Path directory, long timeNs) throws IOException {
        Path file = directory.resolve("disk");
        ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);
        for (int i = 0; i < BYTES; i++) {
            bytes.put(i, (byte) (i * 31 + 7));
        }
        long count = 0;
        long startNs = System.nanoTime();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (; System.nanoTime() - startNs < timeNs; count++) {
                bytes.clear();
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
            }
        }
        double seconds = (System.nanoTime() - startNs) / NANOS_PER_SECOND;
        Files.delete(file);
        return count / seconds;
    }
}
