package dev.aura.git.repository;

import dev.aura.bus.status.Faults;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** A repository for the length of one call. Not safe for use by several threads. */
public final class OpenRepository implements AutoCloseable {

    private final RepositoryLocation location;
    private final FileRepository jgit;
    private final GitProcess git;

    OpenRepository(RepositoryLocation location, FileRepository jgit, GitProcess git) {
        this.location = location;
        this.jgit = jgit;
        this.git = git;
    }

    public RepositoryLocation location() {
        return location;
    }

    /** Objects and refs. */
    public Repository jgit() {
        return jgit;
    }

    /** Native git; run it in {@link RepositoryLocation#root}. */
    public GitProcess git() {
        return git;
    }

    /** Top of the work tree. Throws BARE_REPOSITORY where there is none. */
    public Path workTree() {
        Path workTree = location.workTree();
        if (workTree == null) {
            throw Faults.of(
                    Status.Code.FAILED_PRECONDITION,
                    "BARE_REPOSITORY",
                    location.gitDirectory() + " is a bare repository and has no work tree; name a commit or a range");
        }
        return workTree;
    }

    /** Commit id of HEAD; null before the first commit. */
    public @Nullable ObjectId head() throws IOException {
        return jgit.resolve(Constants.HEAD);
    }

    /** Short name of the branch; empty on a detached HEAD. */
    public String branch() throws IOException {
        Ref head = jgit.exactRef(Constants.HEAD);
        return head != null && head.isSymbolic()
                ? Repository.shortenRefName(head.getTarget().getName())
                : "";
    }

    /** Commits whose parents were cut off. */
    public Set<ObjectId> shallowCommits() throws IOException {
        return location.shallow() ? jgit.getObjectDatabase().getShallowCommits() : Set.of();
    }

    @Override
    public void close() {
        jgit.close();
    }
}
