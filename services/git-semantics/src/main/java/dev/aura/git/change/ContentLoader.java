package dev.aura.git.change;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.aura.git.repository.OpenRepository;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/** Loads the contents of a change's files within bounds; what a bound leaves out is named with the reason. */
public final class ContentLoader {

    private static final int BINARY_LOOK = 8000; // as git looks for a zero byte
    private static final byte[] NOTHING = {};

    private final Bounds bounds;

    public ContentLoader(Bounds bounds) {
        this.bounds = bounds;
    }

    /**
     * Bounds on contents.
     *
     * @param filesMax files whose contents are loaded
     * @param fileBytesMax largest file
     * @param changeBytesMax contents kept in all
     */
    public record Bounds(int filesMax, int fileBytesMax, long changeBytesMax) {}

    /** Loads contents in the order of the files. */
    public LoadedChange load(OpenRepository repository, FileSet set) throws IOException {
        List<LoadedFile> files = new ArrayList<>(set.files().size());
        DiskContents disk = set.onDisk() ? new DiskContents(repository.workTree(), bounds.fileBytesMax()) : null;
        long bytes = 0;
        int loaded = 0;
        try (ObjectReader reader = repository.jgit().newObjectReader()) {
            for (FileChange file : set.files()) {
                if (loaded >= bounds.filesMax()) {
                    files.add(without(
                            file, "too-large: more than " + bounds.filesMax() + " files in the change (git.filesMax)"));
                    continue;
                }
                LoadedFile one = load(reader, disk, file);
                loaded++;
                bytes += size(one);
                files.add(bytes > bounds.changeBytesMax() ? trimmed(one) : one);
            }
        }
        return new LoadedChange(set, files);
    }

    private LoadedFile load(ObjectReader reader, @Nullable DiskContents disk, FileChange file) throws IOException {
        if (file.submodule() || file.modeOnly()) {
            return new LoadedFile(file, null, null, LineChange.NONE, false, null);
        }
        try {
            byte[] before = file.hasOld() ? stored(reader, file.oldId()) : NOTHING;
            byte[] after =
                    !file.hasNew() ? NOTHING : disk == null ? stored(reader, file.newId()) : disk.read(file.path());
            boolean binary = isBinary(before) || isBinary(after);
            return new LoadedFile(
                    file,
                    file.hasOld() && !binary ? UnsafeByteOperations.unsafeWrap(before) : null,
                    file.hasNew() && !binary ? UnsafeByteOperations.unsafeWrap(after) : null,
                    binary ? LineChange.NONE : LineChange.between(before, after),
                    binary,
                    binary ? "binary: no text to compare" : null);
        } catch (LargeObjectException | DiskContents.TooLargeException e) {
            return without(file, "too-large: more than " + bounds.fileBytesMax() + " bytes (git.fileBytesMax)");
        } catch (MissingObjectException e) {
            return without(file, "unreadable: object " + e.getObjectId().name() + " is not here (partial clone?)");
        } catch (NoSuchFileException e) {
            return without(file, "vanished: gone while it was read");
        } catch (AccessDeniedException e) {
            return without(file, "unreadable: no permission");
        } catch (InvalidPathException e) {
            return without(file, "unreadable: its name cannot be expressed in this process's encoding");
        }
    }

    private byte[] stored(ObjectReader reader, ObjectId id) throws IOException {
        ObjectLoader loader = reader.open(id);
        if (loader.getSize() > bounds.fileBytesMax()) {
            throw new LargeObjectException(id);
        }
        return loader.getCachedBytes(bounds.fileBytesMax());
    }

    private LoadedFile trimmed(LoadedFile file) {
        return new LoadedFile(
                file.file(),
                null,
                null,
                file.lines(),
                file.binary(),
                "too-large: the change has more than " + bounds.changeBytesMax() + " bytes (git.changeBytesMax)");
    }

    private static LoadedFile without(FileChange file, String reason) {
        return new LoadedFile(file, null, null, LineChange.NONE, false, reason);
    }

    private static long size(LoadedFile file) {
        return size(file.before()) + size(file.after());
    }

    private static long size(@Nullable ByteString bytes) {
        return bytes == null ? 0 : bytes.size();
    }

    private static boolean isBinary(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, BINARY_LOOK); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
