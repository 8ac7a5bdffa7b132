/**
 * Native code that jars bring: {@link dev.aura.bus.library.NativeLibraries} keeps it as files in the user's cache. May be used from any thread and
 * any process.
 */
@NullMarked
package dev.aura.bus.library;

import org.jspecify.annotations.NullMarked;
