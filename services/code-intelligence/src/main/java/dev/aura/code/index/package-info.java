/**
 * What is known of workspaces, held in memory between questions: {@link dev.aura.code.index.Indexes} is the door, which brings an index
 * up to date before a question sees it. An index is compact: names are numbers, what mentions a name is an array of file numbers, places
 * and entities stay as bytes until they are asked for. Questions read under a read lock; whoever brings an index up to date does so alone
 * and takes the write lock only to swap files in.
 */
@NullMarked
package dev.aura.code.index;

import org.jspecify.annotations.NullMarked;
