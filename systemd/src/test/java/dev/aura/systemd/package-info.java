@NullMarked
package dev.aura.systemd;

import org.jspecify.annotations.NullMarked;
