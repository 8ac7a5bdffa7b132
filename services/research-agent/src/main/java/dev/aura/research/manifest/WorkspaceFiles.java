package dev.aura.research.manifest;

import dev.aura.bus.workspace.FileRead;
import dev.aura.bus.workspace.Workspace;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The files of a workspace that a manifest may lead to. */
final class WorkspaceFiles {

    private final Workspace workspace;
    private final long bytesMax;

    WorkspaceFiles(Workspace workspace, long bytesMax) {
        this.workspace = workspace;
        this.bytesMax = bytesMax;
    }

    FileRead read(String path) {
        return workspace.read(path, bytesMax);
    }

    /** The path that a manifest means by a relative one; null where it leads out of the workspace. */
    @Nullable
    String resolve(String manifest, String relative) {
        try {
            Path directory = Path.of(manifest).getParent();
            String joined = directory == null ? relative : directory + "/" + relative;
            return workspace.relativize(workspace.resolve(joined));
        } catch (StatusRuntimeException outside) {
            return null;
        }
    }

    boolean isDirectory(String path) {
        return workspace.root().resolve(path).toFile().isDirectory();
    }
}
