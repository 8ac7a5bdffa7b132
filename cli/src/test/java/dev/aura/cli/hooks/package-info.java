@NullMarked
package dev.aura.cli.hooks;

import org.jspecify.annotations.NullMarked;
