@NullMarked
package dev.aura.code.python.syntax;

import org.jspecify.annotations.NullMarked;
