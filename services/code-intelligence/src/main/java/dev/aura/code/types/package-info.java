/**
 * The types of a workspace: their metrics, which {@link dev.aura.code.types.TypeMeasures} gives, and what questions about design build
 * upon. What is made for one question is used by its thread alone.
 */
@NullMarked
package dev.aura.code.types;

import org.jspecify.annotations.NullMarked;
