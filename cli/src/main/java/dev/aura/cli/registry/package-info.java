/** Verbs about what the mesh offers: its services, any method of them by name, its events. {@link dev.aura.cli.registry.Descriptors} reads types. */
@NullMarked
package dev.aura.cli.registry;

import org.jspecify.annotations.NullMarked;
