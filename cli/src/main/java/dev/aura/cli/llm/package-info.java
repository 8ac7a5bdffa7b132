/** Verbs about models, answered by {@code aura.llm.v1.LlmService}. Each class is one verb. */
@NullMarked
package dev.aura.cli.llm;

import org.jspecify.annotations.NullMarked;
