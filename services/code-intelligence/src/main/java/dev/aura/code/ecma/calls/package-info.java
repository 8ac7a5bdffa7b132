/**
 * What of a JavaScript or TypeScript file the calls in it depend on: how values move through names, members, arguments and results.
 * Entry: {@link dev.aura.code.ecma.calls.EcmaCallFacts}.
 */
@NullMarked
package dev.aura.code.ecma.calls;

import org.jspecify.annotations.NullMarked;
