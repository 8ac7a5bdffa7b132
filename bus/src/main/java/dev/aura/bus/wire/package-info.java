/**
 * Frames and sockets. {@link dev.aura.bus.wire.FrameCodec} turns message parts into {@link dev.aura.bus.wire.Message messages};
 * an {@link dev.aura.bus.wire.Agent} is the one thread that owns a socket, and other threads reach it through an {@link
 * dev.aura.bus.wire.Inbox}.
 */
@NullMarked
package dev.aura.bus.wire;

import org.jspecify.annotations.NullMarked;
