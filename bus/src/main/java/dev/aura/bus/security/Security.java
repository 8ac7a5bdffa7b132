package dev.aura.bus.security;

/**
 * What the broker needs to tell friend from stranger.
 *
 * @param tokens who may come in, and as what
 * @param audit where refusals and changes are kept
 */
public record Security(TokenRegister tokens, AuditLog audit) {}
