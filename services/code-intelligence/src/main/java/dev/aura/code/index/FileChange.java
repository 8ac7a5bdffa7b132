package dev.aura.code.index;

import dev.aura.code.store.ContentHash;
import dev.aura.proto.code.v1.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file.
 *
 * @param path relative to the workspace
 * @param language lower case
 * @param before hash of the content that was known; null where there was none
 * @param after hash of the content that is known now; null where there is none
 * @param gone whether the file is not there, or not in question any more
 * @param partial whether a part of it did not parse
 * @param findings findings that are in it now, without paths; those that a comment suppresses are left out
 */
public record FileChange(
        String path,
        String language,
        @Nullable ContentHash before,
        @Nullable ContentHash after,
        boolean gone,
        boolean partial,
        List<Finding> findings) {

    public FileChange {
        findings =
                findings.stream().filter(finding -> !finding.hasSuppression()).toList();
    }
}
