@NullMarked
package dev.aura.code.ecma;

import org.jspecify.annotations.NullMarked;
