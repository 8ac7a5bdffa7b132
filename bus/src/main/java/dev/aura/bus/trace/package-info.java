/**
 * The names of traces and spans, after W3C Trace Context. {@link dev.aura.bus.trace.TraceContext} is the entry; callers make spans,
 * services hand theirs on through the gRPC context, the broker records. May be used from any thread.
 */
@NullMarked
package dev.aura.bus.trace;

import org.jspecify.annotations.NullMarked;
