package dev.aura.research.manifest;

import java.util.List;

/**
 * A package of an npm lock file.
 *
 * @param name empty where the place in {@code node_modules} tells it
 * @param resolved where it came from; may be empty
 * @param scope {@code dev}, {@code optional}, {@code peer}; empty for an ordinary one
 * @param link whether it stands for a folder of the project
 * @param dependencies names only, of every kind
 */
record NpmPackage(
        String name,
        String version,
        String resolved,
        String scope,
        boolean link,
        List<String> dependencies,
        int line) {}
