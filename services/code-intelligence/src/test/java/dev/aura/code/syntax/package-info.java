@NullMarked
package dev.aura.code.syntax;

import org.jspecify.annotations.NullMarked;
