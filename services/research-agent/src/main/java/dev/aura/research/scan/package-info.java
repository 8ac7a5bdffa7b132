/**
 * Puts manifests and advisories together. {@link dev.aura.research.scan.DependencyScan} answers what is weak in a workspace, {@link
 * dev.aura.research.scan.BillOfMaterials} writes down what is in it. Stateless; may be used from any thread.
 */
@NullMarked
package dev.aura.research.scan;

import org.jspecify.annotations.NullMarked;
