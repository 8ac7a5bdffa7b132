/**
 * Assembles the distribution and ties it to systemd. Nothing here is compiled against by another module.
 */
@NullMarked
package dev.aura.systemd;

import org.jspecify.annotations.NullMarked;
