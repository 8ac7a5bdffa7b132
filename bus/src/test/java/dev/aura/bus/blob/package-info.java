/** Large payloads: the files, and calls that carry them. */
@NullMarked
package dev.aura.bus.blob;

import org.jspecify.annotations.NullMarked;
