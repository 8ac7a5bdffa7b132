/**
 * ZeroMQ's wire protocol (ZMTP 3.0, ZeroMQ RFC 23) over Unix sockets, read and written by the thread that does an agent's turn: no I/O thread
 * stands between it and the socket. {@link dev.aura.bus.zmtp.ZmtpConnection} is one connection,
 * {@link dev.aura.bus.zmtp.ZmtpListener} the broker's side with all of them. Nothing here waits, and nothing locks.
 */
@NullMarked
package dev.aura.bus.zmtp;

import org.jspecify.annotations.NullMarked;
