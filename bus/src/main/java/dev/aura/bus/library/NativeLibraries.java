package dev.aura.bus.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Native libraries that jars bring, each unpacked once into the cache directory under a name that tells its content. What a binding unpacks for
 * each process anew stays behind when that process is killed.
 */
public final class NativeLibraries {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path directory;

    /**
     * Libraries in a directory below the cache.
     *
     * @param cache where what can be made again is kept; made where it is missing
     */
    public NativeLibraries(Path cache) {
        this.directory = cache.resolve("native");
    }

    /** The directory of the files. */
    public Path directory() {
        return directory;
    }

    /**
     * The file of a library. Where the cache cannot be written it is a temporary one, which goes when this process ends in order.
     *
     * @param library in a jar
     * @throws UncheckedIOException where it can be written nowhere
     */
    public Path file(URL library) {
        try {
            URLConnection connection = library.openConnection();
            try {
                return cached(connection);
            } catch (IOException unwritable) {
                return temporary(library);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + library + " into " + directory, e);
        }
    }

    /**
     * Lets the binding of SQLite, which is told by properties, load its library from here. To be called before the first connection is opened;
     * without a library, or a place for it, the binding finds its own.
     */
    public void serveSqlite(@Nullable URL library) {
        if (library == null || System.getProperty("org.sqlite.lib.path") != null) {
            return;
        }
        try {
            Path file = file(library);
            System.setProperty("org.sqlite.lib.name", String.valueOf(file.getFileName()));
            System.setProperty("org.sqlite.lib.path", String.valueOf(file.getParent()));
        } catch (UncheckedIOException unwritable) {
            // The binding looks for a place of its own, and says why where there is none.
        }
    }

    private Path cached(URLConnection connection) throws IOException {
        long size = connection.getContentLengthLong();
        Path file = directory.resolve(name(connection, size));
        // A file of another size was cut off by a power cut: its name was on the disk before its content.
        if (Files.notExists(file) || Files.size(file) != size) {
            createDirectory();
            Path draft = Files.createTempFile(directory, "", ".part");
            try {
                copy(connection, draft);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        }
        return file;
    }

    /** Such as {@code libx-1a2b3c4d-4096.so}: the checksum that the jar has of it, and its size. */
    private static String name(URLConnection connection, long size) throws IOException {
        String path = connection.getURL().getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        long checksum =
                connection instanceof JarURLConnection jar ? jar.getJarEntry().getCrc() : connection.getLastModified();
        return "%s-%x-%d%s".formatted(name.substring(0, dot), checksum, size, name.substring(dot));
    }

    private void createDirectory() throws IOException {
        Path cache = directory.getParent();
        if (cache != null) {
            Files.createDirectories(cache);
        }
        Files.createDirectories(directory, OWNER_ONLY);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }

    private static Path temporary(URL library) throws IOException {
        Path file = Files.createTempFile("aura-native", ".so");
        file.toFile().deleteOnExit();
        copy(library.openConnection(), file);
        return file;
    }

    private static void copy(URLConnection connection, Path to) throws IOException {
        try (InputStream in = connection.getInputStream();
                OutputStream out = Files.newOutputStream(to)) {
            in.transferTo(out);
        }
    }
}
