package dev.aura.code.index;

import dev.aura.code.language.Languages;
import dev.aura.code.store.ContentHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Indexes as files, one a workspace, so that a process that starts needs to look at the states of files only. It is a cache: what cannot
 * be read, or was written under another condition, is made anew.
 */
final class SavedIndexes {

    private static final Logger LOG = System.getLogger(SavedIndexes.class.getName());

    private static final long MAGIC = 0x31584449_41525541L; // "AURAIDX1"
    private static final int HEADER_BYTES = 3 * Long.BYTES;

    private final Path directory;
    private final int filesMax;
    private final String condition;

    /**
     * Those in a directory.
     *
     * @param filesMax how many are kept
     * @param condition what an index depends on besides the files
     */
    SavedIndexes(Path directory, int filesMax, String condition) {
        this.directory = directory;
        this.filesMax = filesMax;
        this.condition = condition;
    }

    private Path file(Path root) {
        return directory.resolve(
                ContentHash.of(root.toString().getBytes(StandardCharsets.UTF_8)).hex() + ".idx");
    }

    /** The index of a workspace as it was saved; null where there is none that can be used. */
    @Nullable
    CodeIndex read(Path root, Languages languages) {
        try (FileChannel channel = FileChannel.open(file(root), StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            ByteBuffer content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena)
                    .asByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN);
            if (!isWhole(content)) {
                return null;
            }
            SavedInput in = new SavedInput(content);
            return in.text().equals(condition) && in.text().equals(root.toString())
                    ? SavedIndex.read(in, languages)
                    : null;
        } catch (NoSuchFileException none) {
            return null;
        } catch (IOException | RuntimeException unreadable) {
            LOG.log(Level.INFO, "the saved index of " + root + " cannot be read and is made anew", unreadable);
            return null;
        }
    }

    /** Whether everything is there that was written; leaves the position after the header. */
    private static boolean isWhole(ByteBuffer content) {
        if (content.remaining() < HEADER_BYTES
                || content.getLong() != MAGIC
                || content.getLong() != content.remaining() - (long) Long.BYTES) {
            return false;
        }
        long expected = content.getLong();
        CRC32 checksum = new CRC32();
        checksum.update(content.duplicate());
        return checksum.getValue() == expected;
    }

    /** Saves the index of a workspace in place of the one there. Where that fails, a process that starts has more to do. */
    void write(Path root, SavedIndex index) {
        try {
            Files.createDirectories(directory);
            Path draft = Files.createTempFile(directory, "", ".part");
            try {
                write(draft, root, index);
                Files.move(draft, file(root), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
            prune();
        } catch (IOException | UncheckedIOException unwritable) {
            LOG.log(Level.INFO, "the index of " + root + " cannot be saved in " + directory, unwritable);
        }
    }

    private void write(Path draft, Path root, SavedIndex index) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.position(HEADER_BYTES);
            SavedOutput out = new SavedOutput(channel);
            out.text(condition);
            out.text(root.toString());
            index.write(out);
            long checksum = out.end();
            ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            header.putLong(MAGIC)
                    .putLong(channel.position() - HEADER_BYTES)
                    .putLong(checksum)
                    .flip();
            for (long at = 0; header.hasRemaining(); ) {
                at += channel.write(header, at);
            }
        }
    }

    /** Deletes the saved index of a workspace. */
    void delete(Path root) {
        try {
            Files.deleteIfExists(file(root));
        } catch (IOException stays) {
            LOG.log(Level.WARNING, "the saved index of " + root + " cannot be deleted; delete " + directory, stays);
        }
    }

    /** Deletes the oldest beyond the bound, and what a process that was killed has left half written. */
    private void prune() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(directory)) {
            files = found.sorted(Comparator.comparing(SavedIndexes::modified).reversed())
                    .toList();
        }
        for (Path old : files.subList(Math.min(files.size(), filesMax), files.size())) {
            Files.deleteIfExists(old);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
