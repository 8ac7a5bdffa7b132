package dev.aura.cli.command;

import java.time.Duration;

/** Durations as users write them: a number with {@code ms}, {@code s}, {@code m} or {@code h}; a bare number counts seconds. */
final class Durations {

    private static final long LONGEST_MS = Duration.ofHours(24).toMillis();

    private Durations() {}

    static Duration parse(String option, String text) {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        long unitMs = unitMs(text.substring(digits));
        if (digits > 0 && digits < 10 && unitMs > 0) {
            long ms = Long.parseLong(text, 0, digits, 10) * unitMs;
            if (ms > 0 && ms <= LONGEST_MS) {
                return Duration.ofMillis(ms);
            }
        }
        throw new UsageException(option + " takes a time such as 500ms, 5s or 2m, up to 24h, not '" + text + "'");
    }

    private static long unitMs(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "", "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 0;
        };
    }
}
