package dev.aura.bus.workspace;

import java.util.List;

/**
 * The files in question.
 *
 * @param paths relative to the workspace with {@code /}, sorted, each once; not looked at yet, so one may be a submodule's directory, a
 *     link, or gone
 * @param source how they were found
 * @param truncated whether there are more than were asked for
 */
public record FileListing(List<String> paths, Source source, boolean truncated) {

    public FileListing {
        paths = List.copyOf(paths);
    }

    /** How files were found. */
    public enum Source {
        /** Tracked and untracked files of a git work tree, without ignored ones. */
        GIT,
        /** A walk of the directory, without the folders that tools fill. */
        WALK
    }
}
