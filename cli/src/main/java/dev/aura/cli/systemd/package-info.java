/**
 * The user's systemd: {@link dev.aura.cli.systemd.Systemctl} talks to its manager, {@link dev.aura.cli.systemd.InstalledUnits} says
 * which units of ours it has. Any thread.
 */
@NullMarked
package dev.aura.cli.systemd;

import org.jspecify.annotations.NullMarked;
