package dev.aura.cli.terminal;

import java.util.Locale;

/** Numbers as people say them. */
public final class Words {

    private Words() {}

    /** A duration by its two largest units: {@code 850 ms}, {@code 4.2 s}, {@code 3 m 20 s}, {@code 2 d 4 h}. */
    public static String duration(long ms) {
        if (ms < 1_000) {
            return ms + " ms";
        }
        if (ms < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", ms / 1e3);
        }
        long minutes = ms / 60_000;
        if (minutes < 60) {
            return minutes + " m " + ms / 1_000 % 60 + " s";
        }
        return minutes < 1_440
                ? minutes / 60 + " h " + minutes % 60 + " m"
                : minutes / 1_440 + " d " + minutes / 60 % 24 + " h";
    }

    /** A short duration: {@code 850 µs}, then as {@link #duration}. */
    public static String micros(long us) {
        return us < 1_000 ? us + " µs" : duration(us / 1_000);
    }

    /** A size in binary units: {@code 812 B}, {@code 3.4 MiB}. */
    public static String bytes(long bytes) {
        if (bytes < 1_024) {
            return bytes + " B";
        }
        int unit = (63 - Long.numberOfLeadingZeros(bytes)) / 10;
        return String.format(Locale.ROOT, "%.1f %ciB", bytes / (double) (1L << (unit * 10)), "KMGTPE".charAt(unit - 1));
    }

    /** A count with its noun: {@code 1 file}, {@code 1,204 files}. */
    public static String count(long count, String noun) {
        return count(count, noun, noun + "s");
    }

    /** The same for a noun with a plural of its own. */
    public static String count(long count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    /** A text in at most so many columns; where it is longer, its end is kept, which tells more of a path or a name. */
    public static String fitted(String text, int columns) {
        return text.length() <= columns ? text : "…" + text.substring(text.length() - columns + 1);
    }

    /** A number with thousands separated. */
    public static String number(long number) {
        String digits = Long.toString(number);
        if (digits.length() < 4) {
            return digits;
        }
        StringBuilder grouped = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > (number < 0 ? 1 : 0); i -= 3) {
            grouped.insert(i, ',');
        }
        return grouped.toString();
    }

    /** A share from 0 to 1 as per cent. */
    public static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
