/**
 * What {@code Cargo.toml} says of crates: {@link dev.aura.code.rust.cargo.CargoManifest} reads one, {@link dev.aura.code.rust.cargo.Crates} puts those
 * of a workspace together. Values only; any thread.
 */
@NullMarked
package dev.aura.code.rust.cargo;

import org.jspecify.annotations.NullMarked;
