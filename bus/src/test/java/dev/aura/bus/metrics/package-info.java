/** What Prometheus gets. */
@NullMarked
package dev.aura.bus.metrics;

import org.jspecify.annotations.NullMarked;
