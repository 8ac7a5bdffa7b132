@NullMarked
package dev.aura.code.ecma.calls;

import org.jspecify.annotations.NullMarked;
