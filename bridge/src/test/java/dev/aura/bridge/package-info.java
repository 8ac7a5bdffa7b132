/** Promises of the bridge, tried with real gRPC clients over real sockets against an in-process mesh. */
@NullMarked
package dev.aura.bridge;

import org.jspecify.annotations.NullMarked;
