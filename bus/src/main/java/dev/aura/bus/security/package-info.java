/**
 * Who may come in and what they may do: tokens and the roles they prove. Entry class: {@link dev.aura.bus.security.TokenRegister}. The
 * broker's thread asks, threads of services issue and revoke; nothing the broker asks for waits for a disk.
 */
@NullMarked
package dev.aura.bus.security;

import org.jspecify.annotations.NullMarked;
