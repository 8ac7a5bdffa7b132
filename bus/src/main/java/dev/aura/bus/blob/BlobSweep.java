package dev.aura.bus.blob;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Removes what nobody removed: files of peers that were killed between writing and reading. */
public final class BlobSweep {

    private static final Logger LOG = Logger.getLogger(BlobSweep.class.getName());

    private BlobSweep() {}

    /**
     * Removes files that are older.
     *
     * @param age zero for all
     * @param kept names of files that stay whatever their age
     * @return how many were removed
     */
    public static int sweep(BlobDirectory blobs, Duration age, Set<String> kept) {
        int removed = 0;
        FileTime before = FileTime.from(Instant.now().minus(age));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(blobs.path())) {
            for (Path file : files) {
                if (!kept.contains(String.valueOf(file.getFileName())) && isOlder(file, before)) {
                    removed += remove(file) ? 1 : 0;
                }
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "cannot sweep " + blobs.path());
        }
        return removed;
    }

    /** What cannot be removed, such as a directory of somebody else's, does not keep the rest from going. */
    private static boolean remove(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "cannot remove " + file);
            return false;
        }
    }

    private static boolean isOlder(Path file, FileTime before) throws IOException {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).compareTo(before) <= 0;
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
