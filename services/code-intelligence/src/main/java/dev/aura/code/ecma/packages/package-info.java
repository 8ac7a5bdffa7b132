/**
 * What {@code package.json} and {@code tsconfig.json} say of modules: {@link dev.aura.code.ecma.packages.EcmaManifest} reads one,
 * {@link dev.aura.code.ecma.packages.Resolver} finds by all of a workspace what an import leads to. Any thread.
 */
@NullMarked
package dev.aura.code.ecma.packages;

import org.jspecify.annotations.NullMarked;
