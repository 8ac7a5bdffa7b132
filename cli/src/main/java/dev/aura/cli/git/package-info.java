/** Verbs about changes, answered by {@code aura.git.v1.GitService}. Each command is one verb, each page prints one response. */
@NullMarked
package dev.aura.cli.git;

import org.jspecify.annotations.NullMarked;
