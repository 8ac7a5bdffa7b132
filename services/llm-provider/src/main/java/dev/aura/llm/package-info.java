/**
 * One door to every model. {@link dev.aura.llm.LlmDaemon} is the entry: it serves {@code aura.llm.v1.LlmService} from the
 * model servers its user configured, and from the deterministic {@code builtin} provider without any.
 *
 * <p>Each call runs on a virtual thread of its own and blocks there; the JDK's HTTP client brings its selector thread when the
 * first model server is asked.
 */
@NullMarked
package dev.aura.llm;

import org.jspecify.annotations.NullMarked;
