@NullMarked
package dev.aura.config;

import org.jspecify.annotations.NullMarked;
