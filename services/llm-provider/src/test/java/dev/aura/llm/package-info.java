/** Promises of the LLM provider, tried against fake model servers that speak the real wire format over real sockets. */
@NullMarked
package dev.aura.llm;

import org.jspecify.annotations.NullMarked;
