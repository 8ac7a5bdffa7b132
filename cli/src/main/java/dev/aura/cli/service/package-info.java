/**
 * {@code aura service …}: installs systemd user units, removes them and shows how they are.
 * {@link dev.aura.cli.service.UnitDirectory} holds the files, {@link dev.aura.cli.systemd.Systemctl} talks to the user's manager.
 */
@NullMarked
package dev.aura.cli.service;

import org.jspecify.annotations.NullMarked;
