package dev.aura.code.store;

import dev.aura.code.language.FileRole;
import dev.aura.code.language.ModuleSystem.SourceUnit;
import dev.aura.proto.code.v1.FileMetrics;

/**
 * A file of a scan.
 *
 * @param path relative to the workspace
 * @param language lower case
 * @param parsed whether it is code that is parsed; manifests and what is only counted are not
 * @param role what the file is for
 * @param hash of its content
 * @param analysis what is known of it; parts that were not asked for are empty
 */
public record ScannedFile(
        String path, String language, boolean parsed, FileRole role, ContentHash hash, FileAnalysis analysis) {

    /** Whether it is a part of a module, or says where modules are. */
    public boolean tellsOfModules() {
        return parsed || role == FileRole.MANIFEST;
    }

    public FileFacts facts() {
        return analysis.facts();
    }

    /** Its metrics as an answer gives them. */
    public FileMetrics metrics() {
        return facts().metrics().toBuilder()
                .setPath(path)
                .setLanguage(language)
                .setContentHash(hash.hex())
                .build();
    }

    public SourceUnit unit() {
        return new SourceUnit(path, facts().module(), facts().types());
    }
}
