package dev.aura.llm;

/**
 * A model that a provider has.
 *
 * @param contextTokens context length; 0 where unknown
 */
record Model(String name, int contextTokens) {}
