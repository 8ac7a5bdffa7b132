package dev.aura.git.change;

import com.google.protobuf.ByteString;
import dev.aura.proto.git.v1.ChangedFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of a change with its contents.
 *
 * @param file what happened to it
 * @param before content before; null where there was none or it is left out
 * @param after content after; null where there is none or it is left out
 * @param lines lines added and removed
 * @param binary whether a side is binary
 * @param whyLeftOut stable word and reason why the contents are left out; null where they are there
 */
public record LoadedFile(
        FileChange file,
        @Nullable ByteString before,
        @Nullable ByteString after,
        LineChange lines,
        boolean binary,
        @Nullable String whyLeftOut) {

    public String path() {
        return file.path();
    }

    /** Whether both contents that exist are there. */
    public boolean hasContents() {
        return whyLeftOut == null && !binary && (before != null || after != null);
    }

    /** Lines before; empty where there are none. */
    public List<String> oldLines() {
        return before == null
                ? List.of()
                : before.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** Lines after; empty where there are none. */
    public List<String> newLines() {
        return after == null
                ? List.of()
                : after.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** The file as the contract has it. */
    public ChangedFile describe() {
        ChangedFile.Builder description = ChangedFile.newBuilder()
                .setPath(file.path())
                .setKind(file.kind())
                .setAddedLines(lines.added())
                .setRemovedLines(lines.removed())
                .setBinary(binary)
                .setSubmodule(file.submodule());
        if (file.moved()) {
            description.setOldPath(file.oldPath());
        }
        return description.build();
    }
}
