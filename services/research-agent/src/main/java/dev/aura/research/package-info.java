/**
 * Research agent: advisories, libraries and local knowledge. {@link dev.aura.research.ResearchDaemon} is the entry; its one service is
 * called by many threads at once, answers from what was imported, and never opens a connection.
 */
@NullMarked
package dev.aura.research;

import org.jspecify.annotations.NullMarked;
