/** What the bus costs: one-shot connects, and round trips beside ZeroMQ's own proxy. Each class is a program. */
@NullMarked
package dev.aura.bench.bus;

import org.jspecify.annotations.NullMarked;
