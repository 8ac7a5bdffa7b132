@NullMarked
package dev.aura.bus.ring;

import org.jspecify.annotations.NullMarked;
