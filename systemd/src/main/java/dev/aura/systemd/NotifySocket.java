package dev.aura.systemd;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * The datagram socket of a supervisor, after sd_notify(3). The JDK has no Unix datagrams, so libc is called directly: Linux only,
 * as systemd is. Each message opens and closes its own socket; there is one each few seconds. Safe for any thread.
 */
final class NotifySocket {

    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int FAMILY_BYTES = 2;
    /** {@code sun_path} of sockaddr_un. */
    private static final int PATH_BYTES_MAX = 108;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle SOCKET = function(
            "socket",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    private static final MethodHandle SENDTO = function(
            "sendto",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_INT));
    private static final MethodHandle CLOSE =
            function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    private final byte[] path;

    /**
     * The socket of an address as {@code NOTIFY_SOCKET} holds it.
     *
     * @param address an absolute path, or {@code @} and an abstract name
     * @throws IllegalArgumentException where it is neither, or too long
     */
    NotifySocket(String address) {
        if (!address.startsWith("/") && !address.startsWith("@")) {
            throw new IllegalArgumentException("NOTIFY_SOCKET=" + address + " is neither a path nor an abstract name");
        }
        this.path = address.getBytes(StandardCharsets.UTF_8);
        if (path.length >= PATH_BYTES_MAX) {
            throw new IllegalArgumentException("NOTIFY_SOCKET=" + address + " is longer than a socket's path may be");
        }
        if (path[0] == '@') {
            path[0] = 0;
        }
    }

    /**
     * Sends one message.
     *
     * @param message lines such as {@code READY=1}
     * @return whether the supervisor's socket took it
     */
    boolean send(String message) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = address(arena);
            MemorySegment text = arena.allocateFrom(ValueLayout.JAVA_BYTE, message.getBytes(StandardCharsets.UTF_8));
            int socket = (int) SOCKET.invokeExact(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
            if (socket < 0) {
                return false;
            }
            try {
                int length = (int) address.byteSize();
                long sent = (long) SENDTO.invokeExact(socket, text, text.byteSize(), MSG_NOSIGNAL, address, length);
                return sent == text.byteSize();
            } finally {
                int _ = (int) CLOSE.invokeExact(socket);
            }
        } catch (Throwable impossible) {
            throw new IllegalStateException("calling libc failed", impossible);
        }
    }

    /** A sockaddr_un; an abstract name ends where the address ends, and a path's closing zero is not needed. */
    private MemorySegment address(Arena arena) {
        MemorySegment address = arena.allocate(FAMILY_BYTES + path.length, FAMILY_BYTES);
        address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
        MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, FAMILY_BYTES, path.length);
        return address;
    }

    @SuppressWarnings("restricted") // what this class is for; the launchers allow native access
    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor);
    }
}
