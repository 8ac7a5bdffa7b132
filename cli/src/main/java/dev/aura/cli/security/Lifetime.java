package dev.aura.cli.security;

import dev.aura.cli.command.UsageException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a token lives, as typed: {@code 30d} or {@code 12h}. */
final class Lifetime {

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,4})([hd])");
    private static final long HOUR_SECONDS = 3_600;
    private static final long DAY_SECONDS = 24 * HOUR_SECONDS;

    private Lifetime() {}

    static long seconds(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new UsageException("--expires takes days or hours such as 30d or 12h, not '" + text + "'");
        }
        long unitSeconds = matcher.group(2).equals("d") ? DAY_SECONDS : HOUR_SECONDS;
        return Long.parseLong(matcher.group(1)) * unitSeconds;
    }
}
