@NullMarked
package dev.aura.bus.durable;

import org.jspecify.annotations.NullMarked;
