/**
 * Reads the manifests and lock files of a workspace. {@link dev.aura.research.manifest.ManifestScan} is the entry. What a file says is
 * data: nothing is run, nothing outside the workspace and the local Maven repository is opened, and XML has no entities. A scan
 * belongs to one thread.
 */
@NullMarked
package dev.aura.research.manifest;

import org.jspecify.annotations.NullMarked;
