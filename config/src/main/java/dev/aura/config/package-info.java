/**
 * Layered configuration: where values come from, what they may be, and which layer won. A module declares its
 * {@link dev.aura.config.Key keys} in a {@link dev.aura.config.ConfigurationSchema};
 * {@link dev.aura.config.ConfigurationLoader} reads the layers and {@link dev.aura.config.Configuration} answers. Everything
 * here is immutable and may be used from any thread.
 */
@NullMarked
package dev.aura.config;

import org.jspecify.annotations.NullMarked;
