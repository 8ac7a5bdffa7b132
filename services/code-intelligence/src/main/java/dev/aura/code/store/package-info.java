/**
 * What is known of files: {@link dev.aura.code.store.Scan} looks at the files of a workspace and parses those whose content {@link
 * dev.aura.code.store.AnalysisStore} does not hold yet. The store is one SQLite file that may be deleted at any time; all of its
 * methods may be called from any thread. A scan owns a few platform threads with deep stacks for as long as it runs.
 */
@NullMarked
package dev.aura.code.store;

import org.jspecify.annotations.NullMarked;
