/**
 * Opens repositories and reads what git knows about them. {@link dev.aura.git.repository.Repositories} is the entry. What lies in
 * the object database is read with JGit; the index and the work tree are read by native git, the only program that knows every
 * index format, and with every program that a repository could name switched off. Nothing here takes a lock or writes.
 * All classes may be used from any thread, except that an {@link dev.aura.git.repository.OpenRepository} belongs to one call.
 */
@NullMarked
package dev.aura.git.repository;

import org.jspecify.annotations.NullMarked;
