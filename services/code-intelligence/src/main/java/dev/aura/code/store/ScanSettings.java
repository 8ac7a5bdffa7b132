package dev.aura.code.store;

import dev.aura.code.language.Languages;
import java.time.InstantSource;

/**
 * What scans share.
 *
 * @param languages who parses what
 * @param store where analyses are kept
 * @param threads where parsing runs
 * @param fileBytesMax size over which a file is not read
 * @param clock the time
 */
public record ScanSettings(
        Languages languages, AnalysisStore store, DeepStack threads, long fileBytesMax, InstantSource clock) {}
