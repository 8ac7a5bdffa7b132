package dev.aura.config;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns text into the value of a key, or says what would have been allowed. */
final class ValueParser {

    // No BigDecimal here: loading it takes 7 ms of a command's start.
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,12})(?:\\.([0-9]{1,6}))?(ms|s|m|h|d)");
    private static final Pattern BYTES = Pattern.compile("([0-9]{1,18})(|B|KiB|MiB|GiB)");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?([eE][+-]?[0-9]{1,3})?");
    private static final Map<String, Long> UNIT_MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
    private static final Map<String, Integer> UNIT_SHIFTS = Map.of("", 0, "B", 0, "KiB", 10, "MiB", 20, "GiB", 30);

    private ValueParser() {}

    /** The value, or empty where the text is not allowed. */
    static <T> Optional<T> parse(Key<T> key, String text, Path home) {
        Optional<?> value = switch (Kind.of(key)) {
            case TEXT -> allows(key, text) ? Optional.of(text) : Optional.empty();
            case FLAG -> flag(text);
            case WHOLE -> whole(key, text).filter(number -> within(key, number)).map(Long::intValue);
            case BYTES -> whole(key, text).filter(number -> within(key, number));
            case NUMBER -> number(text).filter(number -> within(key, number));
            case DURATION -> duration(text).filter(time -> within(key, time.toNanos() / 1e6));
            case PATH -> path(text, home);
        };
        return value.map(key.type()::cast);
    }

    /** What may be given, to follow "must be". */
    static String allowed(Key<?> key) {
        return switch (Kind.of(key)) {
            case TEXT -> key.allowed().isEmpty() ? "text" : "one of " + String.join(", ", key.allowed());
            case FLAG -> "true or false";
            case WHOLE ->
                (key.countsBytes() ? "a number of bytes" : "a whole number") + bounds(key) + bytesExample(key);
            case BYTES -> "a number of bytes" + bounds(key) + bytesExample(key);
            case NUMBER -> "a number" + bounds(key);
            case DURATION -> "a duration" + bounds(key) + ", such as 250ms, 5s, 2m or 1h";
            case PATH -> "an absolute path, or one that starts with ~/";
        };
    }

    private static boolean allows(Key<?> key, String text) {
        return key.allowed().isEmpty() || key.allowed().contains(text) || text.equals(key.defaultText());
    }

    private static Optional<Boolean> flag(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Long> whole(Key<?> key, String text) {
        Optional<Long> value = Optional.empty();
        Matcher bytes = BYTES.matcher(text);
        if (key.countsBytes() && bytes.matches()) {
            long number = Long.parseLong(bytes.group(1));
            int shift = UNIT_SHIFTS.getOrDefault(bytes.group(2), 0);
            value = number <= Long.MAX_VALUE >> shift ? Optional.of(number << shift) : value;
        } else if (INTEGER.matcher(text).matches()) {
            value = Optional.of(Long.valueOf(text));
        }
        boolean narrow = key.type() == Integer.class;
        return value.filter(number -> !narrow || number == number.intValue());
    }

    private static Optional<Double> number(String text) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(Double.valueOf(text)).filter(Double::isFinite)
                : Optional.empty();
    }

    private static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long unitMillis = UNIT_MILLIS.getOrDefault(matcher.group(3), 1L);
        String fraction = matcher.group(2) == null ? "" : matcher.group(2);
        long millionths = fraction.isEmpty() ? 0 : Long.parseLong(fraction + "0".repeat(6 - fraction.length()));
        try {
            long nanos = Math.multiplyExact(Long.parseLong(matcher.group(1)), unitMillis * 1_000_000);
            return Optional.of(Duration.ofNanos(Math.addExact(nanos, millionths * unitMillis)));
        } catch (ArithmeticException tooLong) {
            return Optional.empty();
        }
    }

    private static Optional<Path> path(String text, Path home) {
        try {
            if (text.isEmpty()) {
                return Optional.of(Path.of(""));
            }
            if (text.equals("~") || text.startsWith("~/")) {
                return Optional.of(text.length() < 3 ? home : home.resolve(text.substring(2)));
            }
            return text.startsWith("/") ? Optional.of(Path.of(text)) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static boolean within(Key<?> key, double number) {
        Double lowest = key.minimum();
        Double highest = key.maximum();
        return (lowest == null || number >= lowest) && (highest == null || number <= highest);
    }

    private static String bounds(Key<?> key) {
        Double lowest = key.minimum();
        Double highest = key.maximum();
        if (lowest == null || highest == null) {
            return "";
        }
        return " from " + amount(key, lowest) + " to " + amount(key, highest);
    }

    private static String amount(Key<?> key, double number) {
        String digits = BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        return Kind.of(key) == Kind.DURATION ? durationText(Math.round(number)) : digits;
    }

    /** Milliseconds in the largest unit that leaves no rest. */
    private static String durationText(long millis) {
        for (String unit : new String[] {"h", "m", "s"}) {
            long size = UNIT_MILLIS.getOrDefault(unit, 1L);
            if (millis != 0 && millis % size == 0) {
                return millis / size + unit;
            }
        }
        return millis + "ms";
    }

    private static String bytesExample(Key<?> key) {
        return key.countsBytes() ? ", such as 65536, 64KiB or 10MiB" : "";
    }

    /** The forms a value can take; a key of any other type is a mistake in the program. */
    private enum Kind {
        TEXT,
        FLAG,
        WHOLE,
        BYTES,
        NUMBER,
        DURATION,
        PATH;

        private static final Map<Class<?>, Kind> OF = Map.of(
                String.class, TEXT,
                Boolean.class, FLAG,
                Integer.class, WHOLE,
                Long.class, BYTES,
                Double.class, NUMBER,
                Duration.class, DURATION,
                Path.class, PATH);

        static Kind of(Key<?> key) {
            Kind kind = OF.get(key.type());
            if (kind == null) {
                throw new IllegalArgumentException("key " + key.name() + " has unknown type " + key.type());
            }
            return kind;
        }
    }
}
