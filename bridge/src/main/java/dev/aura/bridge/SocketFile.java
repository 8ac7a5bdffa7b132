package dev.aura.bridge;

import dev.aura.bus.status.Faults;
import io.grpc.Status;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The place of a Unix socket in a directory that only its user can enter. A lock beside it tells a socket that a crash left behind,
 * which is removed, from one that a living process serves, which is not.
 */
final class SocketFile implements AutoCloseable {

    /** {@code sun_path} of Linux holds 108 bytes with the closing zero. */
    private static final int PATH_BYTES_MAX = 107;

    private static final Set<PosixFilePermission> DIRECTORY_MODE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE_MODE = PosixFilePermissions.fromString("rw-------");

    private final Path path;
    private final FileChannel lock;

    private SocketFile(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Takes the place; throws FAILED_PRECONDITION with reason SOCKET_IN_USE when a living process has it. */
    static SocketFile take(Path path) throws IOException {
        if (path.toString().getBytes(StandardCharsets.UTF_8).length > PATH_BYTES_MAX) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT,
                    "SOCKET_PATH_TOO_LONG",
                    path + " is longer than " + PATH_BYTES_MAX + " bytes: set XDG_RUNTIME_DIR to a shorter directory");
        }
        Path directory = path.toAbsolutePath().getParent();
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(DIRECTORY_MODE));
        Files.setPosixFilePermissions(directory, DIRECTORY_MODE);
        FileChannel lock = lock(path);
        try {
            removeStale(path);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
        return new SocketFile(path, lock);
    }

    /** Opens the listening socket, not blocking. */
    ServerSocketChannel listen() throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, FILE_MODE);
            channel.configureBlocking(false);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Removes the socket and lets go of the place. */
    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(path);
        } finally {
            lock.close();
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        Path file = path.resolveSibling(path.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(FILE_MODE));
        try {
            FileLock held = channel.tryLock();
            if (held != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same answer as by another.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw Faults.of(
                Status.Code.FAILED_PRECONDITION,
                "SOCKET_IN_USE",
                path + " is served by another process: stop that one (aura down) first");
    }

    private static void removeStale(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        boolean socket = Files.readAttributes(
                        path, java.nio.file.attribute.BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther();
        if (!socket) {
            throw Faults.of(
                    Status.Code.FAILED_PRECONDITION,
                    "SOCKET_PATH_TAKEN",
                    path + " is there and is no socket: move it away");
        }
        Files.delete(path);
    }
}
