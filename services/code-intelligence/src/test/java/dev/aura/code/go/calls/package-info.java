@NullMarked
package dev.aura.code.go.calls;

import org.jspecify.annotations.NullMarked;
