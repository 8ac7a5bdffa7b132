package dev.aura.git.change;

import dev.aura.bus.status.Faults;
import dev.aura.git.repository.GitFailures;
import dev.aura.git.repository.GitProcess;
import dev.aura.git.repository.OpenRepository;
import dev.aura.git.repository.WorkTreeStatus;
import dev.aura.proto.git.v1.ResolvedChange;
import io.grpc.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/** What is staged and what stands in the work tree, asked of native git. */
final class PendingChanges {

    private final OpenRepository repository;
    private final Renames renames;
    private final int fileBytesMax;

    PendingChanges(OpenRepository repository, Renames renames, int fileBytesMax) {
        this.repository = repository;
        this.renames = renames;
        this.fileBytesMax = fileBytesMax;
    }

    /** Index against HEAD, or against the empty tree before the first commit. */
    FileSet staged(String indexFile) throws IOException {
        Path root = repository.workTree();
        ObjectId head = repository.head();
        String tree = head == null ? Constants.EMPTY_TREE_ID.name() : head.name();
        Map<String, String> variables =
                indexFile.isEmpty() ? Map.of() : Map.of("GIT_INDEX_FILE", checked(root, indexFile));
        GitProcess.Output output = repository
                .git()
                .run(
                        root,
                        variables,
                        List.of("diff-index", "--cached", "--raw", "-z", "--no-renames", "--no-abbrev", tree, "--"));
        if (output.exit() != 0) {
            throw GitFailures.of("diff-index", root, output);
        }
        EntryPairs pairs = new EntryPairs();
        List<String> unmerged = new ArrayList<>();
        String[] fields = output.text().split("\0", -1);
        for (int i = 0; i + 1 < fields.length; i += 2) {
            // :<mode before> <mode after> <id before> <id after> <letter>, then the path
            String[] field = fields[i].substring(1).split(" ", -1);
            if (field[4].startsWith("U")) {
                unmerged.add(fields[i + 1]);
            } else {
                pairs.add(fields[i + 1], mode(field[0]), id(field[2]), mode(field[1]), id(field[3]));
            }
        }
        return new FileSet(ResolvedChange.Kind.STAGED, head, null, renames.detect(pairs.entries(repository)), unmerged);
    }

    /** Work tree against HEAD, files that git does not know included. */
    FileSet workTree() throws IOException {
        Path root = repository.workTree();
        DiskContents contents = new DiskContents(root, fileBytesMax);
        EntryPairs pairs = new EntryPairs();
        List<String> unmerged = new ArrayList<>();
        try (ObjectInserter.Formatter names = new ObjectInserter.Formatter()) {
            for (WorkTreeStatus.Entry entry : WorkTreeStatus.read(repository).entries()) {
                if (entry.kind() == WorkTreeStatus.Kind.CONFLICTED) {
                    unmerged.add(entry.path());
                } else if (!entry.path().endsWith("/")) { // a nested repository that is no submodule ends so
                    FileMode mode = entry.kind() == WorkTreeStatus.Kind.UNTRACKED
                            ? modeOf(root, entry.path())
                            : FileMode.fromBits(entry.workMode());
                    ObjectId old = entry.headId().isEmpty() ? ObjectId.zeroId() : id(entry.headId());
                    ObjectId id = idOf(entry, mode, contents, names);
                    pairs.add(entry.path(), FileMode.fromBits(entry.headMode()), old, mode, id);
                }
            }
        }
        return new FileSet(
                ResolvedChange.Kind.WORK_TREE,
                repository.head(),
                null,
                renames.detect(pairs.entries(repository), contents),
                unmerged);
    }

    /** The blob that a file would be; a file that cannot be read gets a name of its own, so that it stays a difference. */
    private static ObjectId idOf(
            WorkTreeStatus.Entry entry, FileMode mode, DiskContents contents, ObjectInserter.Formatter names) {
        if (mode.equals(FileMode.MISSING)) {
            return ObjectId.zeroId();
        }
        try {
            return names.idFor(Constants.OBJ_BLOB, contents.read(entry.path()));
        } catch (IOException | InvalidPathException e) {
            return names.idFor(Constants.OBJ_BLOB, ("unread " + entry.path()).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static FileMode modeOf(Path root, String path) {
        try {
            Path file = root.resolve(path);
            if (Files.isSymbolicLink(file)) {
                return FileMode.SYMLINK;
            }
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                return FileMode.MISSING;
            }
            return Files.isExecutable(file) ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE;
        } catch (InvalidPathException e) {
            return FileMode.REGULAR_FILE; // a name that this system's encoding cannot express; reading it says so later
        }
    }

    private String checked(Path root, String indexFile) {
        Path file = root.resolve(indexFile).normalize();
        if (!file.startsWith(repository.location().gitDirectory())) {
            throw Faults.of(
                    Status.Code.PERMISSION_DENIED,
                    "OUTSIDE_WORKSPACE",
                    "index_file: " + indexFile + " is not in "
                            + repository.location().gitDirectory());
        }
        return file.toString();
    }

    private static FileMode mode(String octal) {
        return FileMode.fromBits(Integer.parseInt(octal, 8));
    }

    private static ObjectId id(String hex) {
        return ObjectId.fromString(hex);
    }
}
