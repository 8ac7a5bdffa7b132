/** What code intelligence promises, tried through the service on real files. */
@NullMarked
package dev.aura.code.watch;

import org.jspecify.annotations.NullMarked;
