/**
 * The way from a command to the mesh: {@link dev.aura.cli.mesh.MeshAccess} connects, {@link dev.aura.cli.mesh.DaemonStarter} starts
 * the daemon where it is down. A connection may be used from any thread.
 */
@NullMarked
package dev.aura.cli.mesh;

import org.jspecify.annotations.NullMarked;
