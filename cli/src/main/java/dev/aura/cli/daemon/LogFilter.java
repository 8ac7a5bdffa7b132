package dev.aura.cli.daemon;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Picks the lines of one service. A line belongs to a service when it names it or one of its loggers; the logger of {@code
 * git-semantics} begins with {@code dev.aura.git.}. Lines of a stack trace go with the line before them.
 */
final class LogFilter {

    private final @Nullable String service;
    private final String logger;
    private boolean taking;

    private LogFilter(@Nullable String service, String logger) {
        this.service = service;
        this.logger = logger;
    }

    /** A filter for a service; for null, one that takes every line. */
    static LogFilter of(@Nullable String service) {
        if (service == null) {
            return new LogFilter(null, "");
        }
        int dash = service.indexOf('-');
        return new LogFilter(service, "dev.aura." + (dash < 0 ? service : service.substring(0, dash)) + ".");
    }

    List<String> apply(List<String> lines) {
        if (service == null) {
            return lines;
        }
        List<String> taken = new ArrayList<>();
        for (String line : lines) {
            boolean startsRecord = !line.isEmpty() && Character.isDigit(line.charAt(0));
            if (startsRecord) {
                taking = line.contains(service) || line.contains(logger);
            }
            if (taking) {
                taken.add(line);
            }
        }
        return taken;
    }
}
