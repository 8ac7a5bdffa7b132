package dev.aura.bus.security;

/**
 * What the broker needs to tell friend from stranger.
 *
 * @param tokens who may come in, and as what
 */
public record Security(TokenRegister tokens) {}
