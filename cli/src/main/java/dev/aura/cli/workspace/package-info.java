/** From what a user types (paths, positions, revisions) to what requests name. Values only. */
@NullMarked
package dev.aura.cli.workspace;

import org.jspecify.annotations.NullMarked;
