package dev.aura.code.store;

import dev.aura.proto.mesh.v1.Coverage;

/**
 * What a scan says about itself.
 *
 * @param coverage what was looked at and what was left out
 * @param contentHash over the hashes of all files in the answer
 * @param cachedFiles answered from the store
 * @param computedFiles read and parsed
 * @param inRepository whether git listed the files
 */
public record ScanResult(
        Coverage coverage, String contentHash, int cachedFiles, int computedFiles, boolean inRepository) {

    /** Most paths of partly parsed files that an answer names. */
    public static final int PARTIAL_PATHS_MAX = 100;

    /** Counts a file whose contents travelled, as scans count theirs. */
    public static void count(Coverage.Builder coverage, String path, boolean partial) {
        if (partial) {
            coverage.setPartial(coverage.getPartial() + 1);
            if (coverage.getPartialPathsCount() < PARTIAL_PATHS_MAX) {
                coverage.addPartialPaths(path);
            }
        } else {
            coverage.setParsed(coverage.getParsed() + 1);
        }
    }
}
