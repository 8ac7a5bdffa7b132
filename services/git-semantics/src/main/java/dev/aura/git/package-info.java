/**
 * Git semantics: what a change means. {@link dev.aura.git.GitSemantics} is the daemon, {@link dev.aura.git.GitServiceAdapter} its gRPC
 * service; both may be used from any thread. A call opens the repository, answers, and closes it: nothing of a repository stays in
 * memory between calls but JGit's small window cache.
 */
@NullMarked
package dev.aura.git;

import org.jspecify.annotations.NullMarked;
