@NullMarked
package dev.aura.code.java.calls;

import org.jspecify.annotations.NullMarked;
