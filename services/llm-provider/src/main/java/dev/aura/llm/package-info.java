/** LLM provider. */
@NullMarked
package dev.aura.llm;

import org.jspecify.annotations.NullMarked;
