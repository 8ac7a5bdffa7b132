/**
 * What languages share in reading manifests, which say how packages are called and where they are. A front end puts what it needs of one
 * into {@link dev.aura.code.language.manifest.Statements}, a line each; module and call systems read them again. Values only; any thread.
 */
@NullMarked
package dev.aura.code.language.manifest;

import org.jspecify.annotations.NullMarked;
