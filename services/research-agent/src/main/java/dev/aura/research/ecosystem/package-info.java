/**
 * Package ecosystems: how their names compare, which version order they follow, and how a package is written as a package URL.
 * {@link dev.aura.research.ecosystem.Ecosystem} is the entry; everything here is immutable.
 */
@NullMarked
package dev.aura.research.ecosystem;

import org.jspecify.annotations.NullMarked;
