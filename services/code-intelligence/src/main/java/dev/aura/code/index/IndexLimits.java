package dev.aura.code.index;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Bounds of what is kept and waited for.
 *
 * @param bytesMax memory that indexes may take in all; the one asked longest ago goes first
 * @param workspacesMax indexes that are kept
 * @param watchedDirectoriesMax directories that the watch over one workspace may take
 * @param freshWait how long a question waits for files that are known to have changed
 * @param cookies a directory of our own, for telling that a watch is up to date
 * @param saved a directory of our own, for indexes that outlive the process
 */
public record IndexLimits(
        long bytesMax, int workspacesMax, int watchedDirectoriesMax, Duration freshWait, Path cookies, Path saved) {}
