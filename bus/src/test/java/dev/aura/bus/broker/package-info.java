/** The broker against peers that misbehave, die or flood. */
@NullMarked
package dev.aura.bus.broker;

import org.jspecify.annotations.NullMarked;
