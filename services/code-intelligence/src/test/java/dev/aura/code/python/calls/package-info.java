@NullMarked
package dev.aura.code.python.calls;

import org.jspecify.annotations.NullMarked;
