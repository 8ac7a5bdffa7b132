/**
 * What languages that write types down share where calls are tied to declarations: how front ends write types, names and values ({@link
 * dev.aura.code.language.typed.FactsWriter}), terms that types become, and the index that ties calls when it is asked. What names mean is the language's. A workspace's index is for one
 * thread at a time.
 */
@NullMarked
package dev.aura.code.language.typed;

import org.jspecify.annotations.NullMarked;
