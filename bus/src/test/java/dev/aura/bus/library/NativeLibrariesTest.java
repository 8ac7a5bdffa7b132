package dev.aura.bus.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class NativeLibrariesTest {

    @TempDir
    Path directory;

    private URL library(String jar, String content) throws IOException {
        Path file = directory.resolve(jar);
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("lib/libx.so"));
            entries.write(content.getBytes(StandardCharsets.UTF_8));
            entries.closeEntry();
        }
        return URI.create("jar:" + file.toUri() + "!/lib/libx.so").toURL();
    }

    private List<Path> unpacked() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("cache/native"))) {
            return files.toList();
        }
    }

    private NativeLibraries libraries() {
        return new NativeLibraries(directory.resolve("cache"));
    }

    @Test
    void unpacksALibraryOnce() throws IOException {
        URL library = library("a.jar", "one");
        Path file = libraries().file(library);
        assertThat(file).hasContent("one").hasParent(libraries().directory());
        assertThat(file.getFileName().toString()).startsWith("libx-").endsWith("-3.so");
        assertThat(libraries().file(library)).isEqualTo(file);
        assertThat(unpacked()).containsExactly(file);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(libraries().directory())))
                .isEqualTo("rwx------");
    }

    @Test
    void tellsLibrariesOfOneNameByTheirContent() throws IOException {
        Path one = libraries().file(library("a.jar", "one"));
        Path two = libraries().file(library("b.jar", "two"));
        assertThat(one).hasContent("one");
        assertThat(two).hasContent("two");
        assertThat(unpacked()).containsExactlyInAnyOrder(one, two);
    }

    @Test
    void unpacksAgainWhatAPowerCutLeftEmpty() throws IOException {
        URL library = library("a.jar", "one");
        Files.write(libraries().file(library), new byte[0]);
        assertThat(libraries().file(library)).hasContent("one");
    }

    @Test
    void takesATemporaryFileWhereTheCacheCannotBeWritten() throws IOException {
        Files.writeString(directory.resolve("cache"), "a file in place of the directory");
        Path file = libraries().file(library("a.jar", "one"));
        assertThat(file).hasContent("one");
        Files.delete(file);
    }
}
