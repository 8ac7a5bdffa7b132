/**
 * What a front end says of the types in a file, for questions about a whole project: members, who of them uses whom, and names that are
 * mentioned. Without knowing other files. Values only; any thread.
 */
@NullMarked
package dev.aura.code.language.design;

import org.jspecify.annotations.NullMarked;
