/** A service and a mesh of real sockets for the tests of the bus. */
@NullMarked
package dev.aura.bus.testing;

import org.jspecify.annotations.NullMarked;
