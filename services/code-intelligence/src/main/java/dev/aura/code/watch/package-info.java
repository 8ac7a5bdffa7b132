/**
 * Hears of changes in directories, through inotify. {@link dev.aura.code.watch.DirectoryWatch} owns a thread that only marks paths in
 * {@link dev.aura.code.watch.Changes} as to be looked at again; what they have become is for the file system to say. Whoever asks can
 * wait until all changes made before are marked.
 */
@NullMarked
package dev.aura.code.watch;

import org.jspecify.annotations.NullMarked;
