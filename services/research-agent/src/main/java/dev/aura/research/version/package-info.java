/**
 * How the versions of each ecosystem are ordered. {@link dev.aura.research.version.VersionOrder} is the entry; everything here is
 * stateless and may be used from any thread.
 */
@NullMarked
package dev.aura.research.version;

import org.jspecify.annotations.NullMarked;
