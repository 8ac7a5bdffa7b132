@NullMarked
package dev.aura.bus.journal;

import org.jspecify.annotations.NullMarked;
