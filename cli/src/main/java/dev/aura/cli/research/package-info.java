/**
 * Verbs about advisories, libraries and documents, answered by {@code aura.research.v1.ResearchService}. Each command is one verb,
 * each page prints one response.
 */
@NullMarked
package dev.aura.cli.research;

import org.jspecify.annotations.NullMarked;
