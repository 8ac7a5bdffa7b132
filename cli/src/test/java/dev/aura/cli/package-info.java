/** Command lines run in this process against fakes of the services. */
@NullMarked
package dev.aura.cli;

import org.jspecify.annotations.NullMarked;
