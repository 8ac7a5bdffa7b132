/** gRPC bridge. */
@NullMarked
package dev.aura.bridge;

import org.jspecify.annotations.NullMarked;
