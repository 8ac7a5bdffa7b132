/** Verbs about the daemon itself: is it up, start it, stop it, what is wrong with it. Each class is one verb. */
@NullMarked
package dev.aura.cli.daemon;

import org.jspecify.annotations.NullMarked;
