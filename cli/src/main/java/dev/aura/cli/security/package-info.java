/** Verbs about who may do what: {@code aura token}. Each class is one verb; all run on the command's own thread. */
@NullMarked
package dev.aura.cli.security;

import org.jspecify.annotations.NullMarked;
