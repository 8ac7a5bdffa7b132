/**
 * The meters of the broker for Prometheus, over HTTP on a Unix socket, and on a loopback port where that is wanted.
 * {@link dev.aura.bus.metrics.MetricsServer} is the entry; a virtual thread accepts on each socket, and one answers each connection.
 */
@NullMarked
package dev.aura.bus.metrics;

import org.jspecify.annotations.NullMarked;
