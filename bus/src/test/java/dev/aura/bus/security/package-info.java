/** Promises about who gets in and what they may do. */
@NullMarked
package dev.aura.bus.security;

import org.jspecify.annotations.NullMarked;
