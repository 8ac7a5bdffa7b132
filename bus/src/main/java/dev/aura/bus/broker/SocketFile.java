package dev.aura.bus.broker;

import dev.aura.bus.status.Faults;
import io.grpc.Status.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The right to listen on a socket file. A broker killed by SIGKILL leaves its file behind, and {@code bind} does not replace it: who
 * holds the lock beside it may unlink it. The lock goes with the process, so it is never stale.
 */
final class SocketFile implements AutoCloseable {

    private final Path socket;
    private final FileChannel channel;
    private final FileLock lock;

    private SocketFile(Path socket, FileChannel channel, FileLock lock) {
        this.socket = socket;
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the lock, makes the directory private and removes a stale file. */
    static SocketFile claim(Path socket) {
        Path directory = socket.toAbsolutePath().getParent();
        try {
            if (directory == null) {
                throw new IOException("no directory");
            }
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            FileChannel channel = FileChannel.open(
                    directory.resolve("broker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw Faults.of(Code.ALREADY_EXISTS, "ALREADY_RUNNING", "another broker listens on " + socket);
            }
            Files.deleteIfExists(socket);
            return new SocketFile(socket, channel, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + socket, e);
        }
    }

    Path path() {
        return socket;
    }

    /** After bind: the file must be a real socket that only its owner may open. */
    void secure() {
        try {
            if (!Files.exists(socket)) {
                throw new IOException("bind made no file");
            }
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot secure " + socket, e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(socket);
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give up " + socket, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another broker of this very process.
            return null;
        }
    }
}
