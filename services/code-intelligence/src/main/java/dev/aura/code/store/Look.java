package dev.aura.code.store;

import dev.aura.code.language.FileRole;
import dev.aura.proto.mesh.v1.SkippedFile;
import org.jspecify.annotations.Nullable;

/** What came of looking at one path. */
public sealed interface Look<T> {

    /** Relative to the workspace. */
    String path();

    /**
     * The file was analysed, or found in the store.
     *
     * @param path relative to the workspace
     * @param language lower case
     * @param parsed whether it is code that is parsed; manifests and what is only counted are not
     * @param role what the file is for
     * @param hash of its content
     * @param state by which it can be told unchanged
     * @param cached whether its content was found in the store
     * @param content what was wanted of it
     */
    record Found<T>(
            String path,
            String language,
            boolean parsed,
            FileRole role,
            ContentHash hash,
            FileState state,
            boolean cached,
            T content)
            implements Look<T> {}

    /** The file is left out, for a reason; the state is null where it must be looked at again. */
    record Skipped<T>(
            String path, SkippedFile file, @Nullable FileState state) implements Look<T> {}

    /** A link to something inside, which is listed by its own name. */
    record Link<T>(String path) implements Look<T> {}

    /** The file is as it was when it was last read. */
    record Unchanged<T>(String path) implements Look<T> {}
}
