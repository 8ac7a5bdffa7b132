package dev.aura.code.language;

import java.util.List;

/**
 * What a function takes and gives.
 *
 * @param parameters names of those that documentation speaks of
 * @param returns whether it returns a value
 */
public record FunctionSignature(List<String> parameters, boolean returns) {}
