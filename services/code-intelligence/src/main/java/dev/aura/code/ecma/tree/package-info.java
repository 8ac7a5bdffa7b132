/** What both the front end and the rules read off a syntax tree of JavaScript or TypeScript. No state; any thread. */
@NullMarked
package dev.aura.code.ecma.tree;

import org.jspecify.annotations.NullMarked;
