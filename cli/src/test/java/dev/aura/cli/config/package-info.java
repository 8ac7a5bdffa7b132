@NullMarked
package dev.aura.cli.config;

import org.jspecify.annotations.NullMarked;
