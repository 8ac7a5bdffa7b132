package dev.aura.bus.blob;

import com.google.protobuf.ByteString;
import dev.aura.bus.status.Faults;
import dev.aura.proto.bus.v1.Blob;
import io.grpc.Drainable;
import io.grpc.Status.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The directory of blobs. A file's name is made from its hash and a number here, never taken from a peer as text, so no name leads out
 * of the directory; links are not followed.
 */
public final class BlobDirectory {

    private static final Logger LOG = Logger.getLogger(BlobDirectory.class.getName());

    /** Room that a blob leaves on the disk for everybody else. */
    private static final long RESERVE_BYTES = 256L << 20;

    private static final int BUFFER_BYTES = 256 << 10;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE_MODE = PosixFilePermissions.fromString("rw-------");

    private final Path directory;

    public BlobDirectory(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /** Makes it, for its user alone. */
    public void create() throws IOException {
        Files.createDirectories(directory.getParent());
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        Files.setPosixFilePermissions(directory, OWNER_ONLY);
    }

    public Path path() {
        return directory;
    }

    /** Whether a blob of so many bytes leaves enough of the disk to others. */
    public boolean hasRoomFor(long bytes) {
        return directory.toFile().getUsableSpace() >= bytes + RESERVE_BYTES;
    }

    /**
     * Writes a blob: under a name of its own, until its content and so its name are known.
     *
     * @throws io.grpc.StatusRuntimeException RESOURCE_EXHAUSTED with reason BLOB_NOT_WRITTEN when the disk does not take it
     */
    public Blob write(InputStream content) {
        long reference = ThreadLocalRandom.current().nextLong() | 1;
        Path unnamed = directory.resolve("." + HexFormat.of().toHexDigits(reference));
        try {
            MessageDigest digest = sha256();
            long size = copy(content, unnamed, digest);
            Blob blob = Blob.newBuilder()
                    .setSha256(ByteString.copyFrom(digest.digest()))
                    .setSize(size)
                    .setReference(reference)
                    .build();
            Files.move(unnamed, file(blob), StandardCopyOption.ATOMIC_MOVE);
            return blob;
        } catch (IOException e) {
            remove(unnamed);
            throw Faults.of(
                    Code.RESOURCE_EXHAUSTED,
                    "BLOB_NOT_WRITTEN",
                    "a large message could not be written to " + directory + ": " + e.getMessage()
                            + "; make room there, or send less at a time",
                    e);
        }
    }

    /**
     * Opens a blob. {@link BlobStream#verify} says at its end whether the content was the one that its name says.
     *
     * @throws io.grpc.StatusRuntimeException DATA_LOSS with reason BLOB_MISSING or BLOB_CORRUPT
     */
    public BlobStream open(Blob blob) {
        if (blob.getSha256().size() != BlobStream.HASH_BYTES || blob.getSize() < 0) {
            throw Faults.of(Code.DATA_LOSS, "BLOB_CORRUPT", "a message names a file that cannot be: " + name(blob));
        }
        Path file = file(blob);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw missing(blob);
            }
            FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
            try {
                if (channel.size() != blob.getSize()) {
                    throw Faults.of(
                            Code.DATA_LOSS,
                            "BLOB_CORRUPT",
                            "the file of a large message has " + channel.size() + " bytes and should have "
                                    + blob.getSize() + "; try again");
                }
                return new BlobStream(channel, blob, sha256());
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw missing(blob);
        }
    }

    /**
     * Gives a blob a second name, so that one reader more can remove it.
     *
     * @throws io.grpc.StatusRuntimeException DATA_LOSS with reason BLOB_MISSING
     */
    public Blob link(Blob blob) {
        if (blob.getSha256().size() != BlobStream.HASH_BYTES) {
            throw missing(blob);
        }
        Blob other = blob.toBuilder()
                .setReference(ThreadLocalRandom.current().nextLong() | 1)
                .build();
        try {
            Files.createLink(file(other), file(blob));
            return other;
        } catch (IOException | UnsupportedOperationException e) {
            throw missing(blob);
        }
    }

    /** Removes a blob in the background; a reader that has it open reads on. */
    public void discard(Blob blob) {
        if (blob.getSha256().size() == BlobStream.HASH_BYTES) {
            Path file = file(blob);
            Thread.ofVirtual().name("aura-blob").start(() -> remove(file));
        }
    }

    /** The file name of a blob. */
    public static String name(Blob blob) {
        return HexFormat.of().formatHex(blob.getSha256().toByteArray()) + "."
                + HexFormat.of().toHexDigits(blob.getReference());
    }

    private Path file(Blob blob) {
        return directory.resolve(name(blob));
    }

    private static long copy(InputStream content, Path to, MessageDigest digest) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(to, options, PosixFilePermissions.asFileAttribute(FILE_MODE));
                OutputStream out =
                        new DigestOutputStream(new ChunkedOutput(Channels.newOutputStream(channel)), digest)) {
            if (content instanceof Drainable drainable) {
                drainable.drainTo(out);
            } else {
                byte[] buffer = new byte[BUFFER_BYTES];
                for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    out.write(buffer, 0, read);
                }
            }
            out.flush();
            return channel.position();
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "cannot remove " + file);
        }
    }

    private static RuntimeException missing(Blob blob) {
        return Faults.of(
                Code.DATA_LOSS,
                "BLOB_MISSING",
                "the file of a large message, " + name(blob) + ", is not there or no plain file; try again");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
