/** Verbs about source code, answered by {@code aura.code.v1.CodeService}. Each command is one verb, each page prints one response. */
@NullMarked
package dev.aura.cli.code;

import org.jspecify.annotations.NullMarked;
