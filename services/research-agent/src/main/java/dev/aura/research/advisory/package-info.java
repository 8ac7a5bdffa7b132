/**
 * Advisories: OSV records are read by {@link dev.aura.research.advisory.OsvReader}, kept in one SQLite file by {@link
 * dev.aura.research.advisory.AdvisoryStore} and matched with versions by {@link dev.aura.research.advisory.AdvisoryMatcher}. A store
 * may be used from any thread; what it opens belongs to the thread that opened it.
 */
@NullMarked
package dev.aura.research.advisory;

import org.jspecify.annotations.NullMarked;
