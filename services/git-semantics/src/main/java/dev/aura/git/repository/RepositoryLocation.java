package dev.aura.git.repository;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a repository are.
 *
 * @param workTree top of the work tree; null for a bare repository
 * @param gitDirectory git directory of this work tree
 * @param commonDirectory git directory that all work trees share
 * @param shallow whether history is cut off
 */
public record RepositoryLocation(@Nullable Path workTree, Path gitDirectory, Path commonDirectory, boolean shallow) {

    /** Top of the work tree, or the git directory where there is none. */
    public Path root() {
        return workTree == null ? gitDirectory : workTree;
    }
}
