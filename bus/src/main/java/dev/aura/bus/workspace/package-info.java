/**
 * A directory of the user's that a service was asked about. {@link dev.aura.bus.workspace.Workspace} opens it, keeps paths inside it,
 * lists its files and reads them within bounds; what cannot be read comes back as a reason, never as an exception. Everything here
 * may be used from any thread; calls block on files and on short-lived native git processes.
 */
@NullMarked
package dev.aura.bus.workspace;

import org.jspecify.annotations.NullMarked;
