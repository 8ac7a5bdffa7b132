/**
 * The conformance kit: the cases of {@code clients/conformance}, run by a client of each language against a service of each
 * language, all processes of their own, joined by the broker of the built distribution. Entry: {@link
 * dev.aura.e2e.conformance.ConformanceTest}. A client is driven by lines of JSON on its standard input.
 */
@NullMarked
package dev.aura.e2e.conformance;

import org.jspecify.annotations.NullMarked;
