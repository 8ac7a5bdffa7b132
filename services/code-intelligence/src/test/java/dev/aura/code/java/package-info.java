@NullMarked
package dev.aura.code.java;

import org.jspecify.annotations.NullMarked;
