/**
 * Local documents as passages that can be searched. {@link dev.aura.research.knowledge.KnowledgeBase} is the entry and may be used from
 * any thread; one ingest runs at a time, searches run beside it. The index is opened for each use and never held while idle.
 */
@NullMarked
package dev.aura.research.knowledge;

import org.jspecify.annotations.NullMarked;
