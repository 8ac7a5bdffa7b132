package dev.aura.git.repository;

import dev.aura.bus.status.Faults;
import io.grpc.Status;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/** Opens repositories by any path in them: work trees, linked work trees, submodules, bare repositories. */
public final class Repositories {

    private final GitProcess git;
    private final RepositoryLocator locator;
    private final int windowCacheBytes;

    /**
     * Repositories of one daemon.
     *
     * @param windowCacheBytes bytes of pack files that JGit keeps; it is started with the first repository
     */
    public Repositories(GitProcess git, int windowCacheBytes) {
        this.windowCacheBytes = windowCacheBytes;
        this.git = git;
        this.locator = new RepositoryLocator(git);
    }

    /** Native git, where there is no repository to run it in. */
    public GitProcess git() {
        return git;
    }

    /**
     * Opens the repository that a path lies in. The caller closes it.
     *
     * @throws io.grpc.StatusRuntimeException with the reasons of {@link RepositoryLocator#locate}
     */
    public OpenRepository open(String path) {
        RepositoryLocation location = locator.locate(path);
        QuietSystem.install(windowCacheBytes);
        File gitDirectory = location.gitDirectory().toFile();
        FileRepositoryBuilder builder = new FileRepositoryBuilder()
                .setFS(FS.DETECTED)
                .setGitDir(gitDirectory)
                .setGitCommonDir(location.commonDirectory().toFile());
        Path workTree = location.workTree();
        if (workTree == null) {
            builder.setBare();
        } else {
            builder.setWorkTree(workTree.toFile()).setIndexFile(new File(gitDirectory, "index"));
        }
        try {
            return new OpenRepository(location, new FileRepository(builder.setup()), git);
        } catch (IOException | IllegalArgumentException e) {
            throw Faults.of(
                    Status.Code.FAILED_PRECONDITION,
                    "UNSUPPORTED_REPOSITORY",
                    "the repository at " + location.root() + " cannot be read: " + e.getMessage(),
                    e);
        }
    }
}
