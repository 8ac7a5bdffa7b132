package dev.aura.git.change;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.eclipse.jgit.diff.ContentSource;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;

/** Contents of files in the work tree, as git would store them but for its filters: a symbolic link is its target. */
final class DiskContents extends ContentSource {

    private final Path root;
    private final int fileBytesMax;

    DiskContents(Path root, int fileBytesMax) {
        this.root = root;
        this.fileBytesMax = fileBytesMax;
    }

    /** The content; throws NoSuchFileException where the file vanished and TooLargeException above the bound. */
    byte[] read(String path) throws IOException {
        Path file = root.resolve(path);
        if (Files.isSymbolicLink(file)) {
            return Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8);
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(path);
        }
        try (InputStream input = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = input.readNBytes(fileBytesMax + 1);
            if (bytes.length > fileBytesMax) {
                throw new TooLargeException(Files.size(file));
            }
            return bytes;
        }
    }

    @Override
    public long size(String path, ObjectId id) throws IOException {
        return Files.size(root.resolve(path));
    }

    @Override
    public ObjectLoader open(String path, ObjectId id) throws IOException {
        return new ObjectLoader.SmallObject(Constants.OBJ_BLOB, read(path));
    }

    /** A file above the bound. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1;

        TooLargeException(long bytes) {
            super(Long.toString(bytes) + " bytes");
        }
    }
}
