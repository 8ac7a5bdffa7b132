@NullMarked
package dev.aura.cli.service;

import org.jspecify.annotations.NullMarked;
