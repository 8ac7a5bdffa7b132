package dev.aura.bus.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.aura.bus.status.Faults;
import dev.aura.bus.testing.TestMesh;
import dev.aura.proto.bus.v1.Blob;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BlobDirectoryTest {

    @TempDir
    Path root;

    private BlobDirectory blobs = new BlobDirectory(Path.of("/nowhere"));
    private final byte[] content = content(700_001);

    @BeforeEach
    void create() throws IOException {
        blobs = new BlobDirectory(root.resolve("cache/blobs"));
        blobs.create();
    }

    @Test
    void givesBackWhatWasWritten() throws IOException {
        Blob blob = write();
        assertThat(blob.getSize()).isEqualTo(content.length);
        try (BlobStream stream = blobs.open(blob)) {
            assertThat(stream.readAllBytes()).isEqualTo(content);
            stream.verify();
        }
    }

    @Test
    void verifiesAlsoWhatWasNotRead() throws IOException {
        try (BlobStream stream = blobs.open(write())) {
            assertThat(stream.read()).isEqualTo(content[0] & 0xff);
            stream.verify();
        }
    }

    @Test
    void isReadableByItsUserAlone() throws IOException {
        Path file = file(write());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(blobs.path())))
                .isEqualTo("rwx------");
    }

    @Test
    void keepsFilesOfTheSameContentApart() throws IOException, InterruptedException {
        Blob first = write();
        Blob second = write();
        assertThat(first.getSha256()).isEqualTo(second.getSha256());
        blobs.discard(first);
        TestMesh.eventually(() -> !Files.exists(file(first)));
        assertThat(file(second)).exists();
    }

    @Test
    void givesEachReaderALinkOfItsOwn() throws IOException, InterruptedException {
        Blob blob = write();
        Blob link = blobs.link(blob);
        blobs.discard(blob);
        TestMesh.eventually(() -> !Files.exists(file(blob)));
        try (BlobStream stream = blobs.open(link)) {
            stream.verify();
        }
        assertFault("BLOB_MISSING", () -> blobs.link(blob));
    }

    @Test
    void saysThatAFileIsMissing() {
        Blob blob = write().toBuilder().setReference(1).build();
        assertFault("BLOB_MISSING", () -> blobs.open(blob));
    }

    @Test
    void followsNoLinkOutOfTheDirectory() throws IOException {
        Blob blob = write();
        Path elsewhere = Files.write(root.resolve("secret"), content);
        Files.delete(file(blob));
        Files.createSymbolicLink(file(blob), elsewhere);
        assertFault("BLOB_MISSING", () -> blobs.open(blob));
    }

    @Test
    void takesNoHashForAName() {
        ByteString path = ByteString.copyFromUtf8("../../secret");
        assertFault(
                "BLOB_CORRUPT",
                () -> blobs.open(Blob.newBuilder().setSha256(path).build()));
    }

    @Test
    void noticesAChangedByte() throws IOException {
        Blob blob = write();
        byte[] changed = content.clone();
        changed[changed.length / 2] ^= 1;
        Files.write(file(blob), changed);
        try (BlobStream stream = blobs.open(blob)) {
            assertFault("BLOB_CORRUPT", stream::verify);
        }
    }

    @Test
    void noticesAFileThatIsTooLongOrTooShort() throws IOException {
        Blob blob = write();
        Files.write(file(blob), content(700_002));
        assertFault("BLOB_CORRUPT", () -> blobs.open(blob));
        Files.write(file(blob), content(1));
        assertFault("BLOB_CORRUPT", () -> blobs.open(blob));
    }

    @Test
    void sweepsWhatIsOldAndNotHeld() throws IOException {
        Blob held = write();
        Blob left = write();
        assertThat(BlobSweep.sweep(blobs, Duration.ofHours(1), Set.of())).isZero();
        assertThat(BlobSweep.sweep(blobs, Duration.ZERO, Set.of(BlobDirectory.name(held))))
                .isEqualTo(1);
        assertThat(file(held)).exists();
        assertThat(file(left)).doesNotExist();
    }

    @Test
    void leavesNothingOfAFailedWrite() throws IOException {
        assertFault("BLOB_NOT_WRITTEN", () -> blobs.write(new FailingStream()));
        try (Stream<Path> files = Files.list(blobs.path())) {
            assertThat(files).isEmpty();
        }
    }

    private Blob write() {
        return blobs.write(new ByteArrayInputStream(content));
    }

    private Path file(Blob blob) {
        return blobs.path().resolve(BlobDirectory.name(blob));
    }

    private static void assertFault(String reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .satisfies(problem -> assertThat(Faults.reasonOf(problem)).isEqualTo(reason));
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    /** Breaks off in the middle. */
    private static final class FailingStream extends InputStream {

        private int left = 1 << 20;

        @Override
        public int read() throws IOException {
            if (--left < 0) {
                throw new IOException("the disk is full");
            }
            return 0;
        }

        @Override
        public int read(byte[] bytes, int start, int length) throws IOException {
            left -= length;
            return read() + length;
        }
    }
}
