@NullMarked
package dev.aura.code.rust.calls;

import org.jspecify.annotations.NullMarked;
