/** What a service may reach of a user's files, and what it gets to see. */
@NullMarked
package dev.aura.bus.workspace;

import org.jspecify.annotations.NullMarked;
