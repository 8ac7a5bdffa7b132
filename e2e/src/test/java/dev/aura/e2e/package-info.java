/** Promises to users, tested on the built distribution with real processes, sockets and repositories. */
@NullMarked
package dev.aura.e2e;

import org.jspecify.annotations.NullMarked;
