/**
 * Git hooks: {@link dev.aura.cli.hooks.HookInstaller} puts a shell shim where git looks for hooks, and
 * {@link dev.aura.cli.hooks.HookCommand} is what the shim calls. Everything runs on the main thread.
 */
@NullMarked
package dev.aura.cli.hooks;

import org.jspecify.annotations.NullMarked;
