/**
 * gRPC for editors and other programs outside the mesh, on a Unix socket. {@link dev.aura.bridge.BridgeDaemon} is the entry; it
 * passes any method of any registered service on as bytes, and answers health and reflection from the mesh's registry.
 *
 * <p>One Netty event loop does all the work and never blocks; what the mesh answers arrives on the mesh's own threads.
 */
@NullMarked
package dev.aura.bridge;

import org.jspecify.annotations.NullMarked;
