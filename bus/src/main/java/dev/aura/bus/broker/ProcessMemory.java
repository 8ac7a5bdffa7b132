package dev.aura.bus.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of this process, from {@code /proc/self/statm} (proc(5)). */
final class ProcessMemory {

    private static final long PAGE_BYTES = 4_096;

    private ProcessMemory() {}

    /** Bytes; 0 where the system does not tell. */
    static long residentBytes() {
        try {
            return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ", -1)[1]) * PAGE_BYTES;
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return 0;
        }
    }
}
