package dev.aura.bus.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class BlobSweepTest {

    private static final Duration AGE = Duration.ofHours(1);

    @TempDir
    Path root;

    private BlobDirectory blobs = new BlobDirectory(Path.of("/nowhere"));

    @BeforeEach
    void create() throws IOException {
        blobs = new BlobDirectory(root.resolve("blobs"));
        blobs.create();
    }

    @Test
    void removesWhatIsOlderThanTheAgeAndNothingYounger() throws IOException {
        Path old = file("old", AGE.plusMinutes(1));
        Path unfinished = file(".unfinished", AGE.plusMinutes(1));
        Path young = file("young", AGE.minusMinutes(1));
        assertThat(sweep()).isEqualTo(2);
        assertThat(old).doesNotExist();
        assertThat(unfinished).as("its writer was killed").doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void keepsWhatACallStillHolds() throws IOException {
        Path held = file("held", AGE.multipliedBy(2));
        assertThat(BlobSweep.sweep(blobs, AGE, Set.of("held"))).isZero();
        assertThat(held).exists();
    }

    @Test
    void removesALinkAndNotWhatItLeadsTo() throws IOException {
        Path target = Files.writeString(root.resolve("precious"), "x");
        Files.setLastModifiedTime(target, FileTime.from(Instant.now().minus(AGE.multipliedBy(2))));
        Path link = Files.createSymbolicLink(blobs.path().resolve("link"), target);
        assertThat(sweep()).as("the link is young, what it leads to is old").isZero();
        assertThat(BlobSweep.sweep(blobs, Duration.ZERO, Set.of())).isOne();
        assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(target).hasContent("x");
    }

    @Test
    void goesOnWhereSomethingCannotBeRemoved() throws IOException {
        for (String name : new String[] {"a", "m", "z"}) {
            Path directory = Files.createDirectory(blobs.path().resolve(name));
            Files.writeString(directory.resolve("content"), "x");
            file(name + "-file", AGE.plusMinutes(1));
            age(directory, AGE.plusMinutes(1));
        }
        assertThat(sweep()).isEqualTo(3);
        assertThat(blobs.path().resolve("m").resolve("content")).exists();
    }

    @Test
    void doesNothingWhereThereIsNoDirectory() throws IOException {
        Files.delete(blobs.path());
        assertThat(sweep()).isZero();
    }

    private int sweep() {
        return BlobSweep.sweep(blobs, AGE, Set.of());
    }

    private Path file(String name, Duration age) throws IOException {
        Path file = Files.writeString(blobs.path().resolve(name), "content");
        age(file, age);
        return file;
    }

    private static void age(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }
}
