/**
 * Asks code-intelligence over the mesh. {@link dev.aura.git.code.CodeClient} is the entry; it bounds what it sends and how long it
 * waits, and answers with what it got when the service is not there. May be used from any thread.
 */
@NullMarked
package dev.aura.git.code;

import org.jspecify.annotations.NullMarked;
