package dev.aura.systemd;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** A bound Unix datagram socket, as systemd has one. */
@SuppressWarnings("restricted")
final class DatagramReceiver implements AutoCloseable {

    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int MSG_DONTWAIT = 0x40;

    private final int socket;

    /** Binds a path, or an abstract name that begins with {@code @}. */
    DatagramReceiver(String address) throws Throwable {
        socket = (int) function("socket", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)
                .invokeExact(AF_UNIX, SOCK_DGRAM, 0);
        byte[] path = address.getBytes(StandardCharsets.UTF_8);
        path[0] = path[0] == '@' ? 0 : path[0];
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bound = arena.allocate(2 + path.length, 2);
            bound.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
            MemorySegment.copy(path, 0, bound, ValueLayout.JAVA_BYTE, 2, path.length);
            int length = (int) bound.byteSize();
            int code = (int) function("bind", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT)
                    .invokeExact(socket, bound, length);
            if (code != 0) {
                throw new IllegalStateException("cannot bind " + address);
            }
        }
    }

    /** The next message that has arrived; empty where none has. A local datagram has arrived when its sender returns. */
    String next() throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(4096);
            MethodHandle receive = Linker.nativeLinker()
                    .downcallHandle(
                            Linker.nativeLinker().defaultLookup().findOrThrow("recv"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_INT));
            long length = (long) receive.invokeExact(socket, buffer, buffer.byteSize(), MSG_DONTWAIT);
            byte[] bytes = buffer.asSlice(0, Math.max(0, length)).toArray(ValueLayout.JAVA_BYTE);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        try {
            int _ = (int) function("close", ValueLayout.JAVA_INT).invokeExact(socket);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle function(String name, MemoryLayout... parameters) {
        return Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow(name),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, parameters));
    }
}
