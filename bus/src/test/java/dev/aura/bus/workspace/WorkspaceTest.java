package dev.aura.bus.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.aura.bus.status.Faults;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkspaceTest {

    @TempDir
    Path directory;

    private Path root;

    @BeforeEach
    void makeWorkspace() throws IOException {
        root = Files.createDirectory(directory.resolve("root")).toRealPath();
    }

    @Test
    void refusesWhatIsNoDirectory() throws IOException {
        Files.writeString(root.resolve("file"), "");
        assertReason("PATH_NOT_ABSOLUTE", () -> Workspace.open("relative/path"));
        assertReason("WORKSPACE_NOT_FOUND", () -> Workspace.open(root + "/missing"));
        assertReason("NOT_A_DIRECTORY", () -> Workspace.open(root + "/file"));
        assertReason("BAD_PATH", () -> Workspace.open("/a\0b"));
    }

    @Test
    void refusesPathsThatLeadOutside() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "s");
        Files.createSymbolicLink(root.resolve("link"), secret);
        Files.createSymbolicLink(root.resolve("up"), directory);
        Files.createSymbolicLink(root.resolve("dangling"), directory.resolve("not-yet"));
        Workspace workspace = Workspace.open(root.toString());

        for (String path :
                List.of("../secret", "a/../../secret", "/etc/passwd", "link", "up/secret", "up/new", "dangling")) {
            assertReason("OUTSIDE_WORKSPACE", () -> workspace.resolve(path));
        }
        assertThat(workspace.resolve("a/../b")).isEqualTo(root.resolve("b"));
        assertThat(workspace.resolve(root + "/b")).isEqualTo(root.resolve("b"));
        assertThat(skipped(workspace.read("link", 100))).startsWith("outside");
    }

    @Test
    void walksWithoutFoldersThatToolsFill() throws IOException {
        for (String file :
                List.of("a.txt", "sub/b.txt", "target/c", "node_modules/x/d", ".hidden/e", ".dot", "sub/.git/HEAD")) {
            write(file, "x");
        }
        FileListing listing = Workspace.open(root.toString()).files(List.of());
        assertThat(listing.paths()).containsExactly(".dot", "a.txt", "sub/b.txt");
    }

    @Test
    void listsOnlyWhatIsNamedAndNamesWhatIsMissing() throws IOException {
        write("a/one", "");
        write("b/two", "");
        Workspace workspace = Workspace.open(root.toString());
        assertThat(workspace.files(List.of("b", "a/one")).paths()).containsExactly("a/one", "b/two");
        assertReason("PATH_NOT_FOUND", () -> workspace.files(List.of("c")));
    }

    @Test
    void saysWhenThereAreMoreFilesThanAskedFor() throws IOException {
        write("a", "");
        write("b", "");
        write("c", "");
        FileListing listing = Workspace.open(root.toString()).files(List.of(), 2);
        assertThat(listing.paths()).containsExactly("a", "b");
        assertThat(listing.truncated()).isTrue();
    }

    @Test
    void givesAReasonForEveryFileItDoesNotRead() throws IOException {
        write("binary", "a\0b");
        Files.createDirectory(root.resolve("module"));
        try (RandomAccessFile large = new RandomAccessFile(root.resolve("large").toFile(), "rw")) {
            large.setLength(50L << 20);
        }
        Workspace workspace = Workspace.open(root.toString());
        assertThat(skipped(workspace.read("binary", 1000))).isEqualTo("binary");
        assertThat(skipped(workspace.read("large", 1000))).startsWith("too-large");
        assertThat(skipped(workspace.read("gone", 1000))).isEqualTo("vanished");
        assertThat(skipped(workspace.read("module", 1000))).startsWith("unsupported");
    }

    @Test
    void readsTextOfAnyEncoding() throws IOException {
        Files.write(root.resolve("wide"), "\uFEFFwide".getBytes(StandardCharsets.UTF_16LE));
        assertThat(Workspace.open(root.toString()).read("wide", 1000)).isInstanceOf(FileRead.Content.class);
    }

    @Test
    void saysUnreadableWithoutPermission() throws IOException {
        write("locked", "x");
        Files.setPosixFilePermissions(root.resolve("locked"), PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(root.resolve("locked")), "root reads everything");
        assertThat(skipped(Workspace.open(root.toString()).read("locked", 10))).startsWith("unreadable");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String skipped(FileRead read) {
        assertThat(read).isInstanceOf(FileRead.Skipped.class);
        return ((FileRead.Skipped) read).file().getReason();
    }

    private static void assertReason(String reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .satisfies(error -> assertThat(Faults.reasonOf(error)).isEqualTo(reason));
    }
}
