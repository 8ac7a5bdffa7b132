package dev.aura.bus.workspace;

import java.util.List;

/**
 * Where a git work tree stands.
 *
 * @param revision commit id of HEAD; empty before the first commit, and outside a repository
 * @param dirtyPaths files that differ from it, relative to the workspace; bounded
 * @param dirtyCount how many differ
 */
public record GitState(String revision, List<String> dirtyPaths, int dirtyCount) {

    /** No repository, or none that git would read. */
    public static final GitState NONE = new GitState("", List.of(), 0);

    public GitState {
        dirtyPaths = List.copyOf(dirtyPaths);
    }
}
