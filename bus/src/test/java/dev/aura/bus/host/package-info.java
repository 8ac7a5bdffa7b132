/** Processes of the mesh, started, killed and started again. */
@NullMarked
package dev.aura.bus.host;

import org.jspecify.annotations.NullMarked;
