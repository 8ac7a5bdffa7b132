/**
 * Which module a directory belongs to and what an import names: {@link dev.aura.code.go.modules.GoManifest} reads {@code go.mod}, {@code go.work} and
 * {@code vendor/modules.txt}, {@link dev.aura.code.go.modules.ImportPaths} puts those of a workspace together. Values only; any thread once filled.
 */
@NullMarked
package dev.aura.code.go.modules;

import org.jspecify.annotations.NullMarked;
