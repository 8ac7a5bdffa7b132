/** How git-semantics does on real histories: {@link dev.aura.bench.git.MessageSample} is the entry. */
@NullMarked
package dev.aura.bench.git;

import org.jspecify.annotations.NullMarked;
