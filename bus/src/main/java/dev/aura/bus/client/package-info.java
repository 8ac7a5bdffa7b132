/**
 * The caller's side: {@link dev.aura.bus.client.MeshClient} holds one connection to the broker and gives out a gRPC channel and
 * events. One thread of its own owns the socket; everything public may be used from any thread.
 */
@NullMarked
package dev.aura.bus.client;

import org.jspecify.annotations.NullMarked;
