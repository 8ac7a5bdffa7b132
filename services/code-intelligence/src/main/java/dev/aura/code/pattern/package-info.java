/**
 * Patterns of a whole project, each with the evidence that it was concluded from: {@link dev.aura.code.pattern.Patterns} is the entry, a
 * {@link dev.aura.code.pattern.Detector} finds one kind. What is
 * made for one question is used by its thread alone.
 */
@NullMarked
package dev.aura.code.pattern;

import org.jspecify.annotations.NullMarked;
