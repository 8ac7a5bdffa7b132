/**
 * An append-only log on disk that acknowledges nothing before it is fsynced. {@link dev.aura.bus.journal.Journal} is the entry; one
 * thread of its own writes, any thread appends and reads. Its format is described in {@code docs/decisions/080-journal-format.md}.
 */
@NullMarked
package dev.aura.bus.journal;

import org.jspecify.annotations.NullMarked;
