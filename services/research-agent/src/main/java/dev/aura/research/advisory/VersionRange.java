package dev.aura.research.advisory;

import dev.aura.research.version.VersionOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * One {@code ranges[]} of an OSV record, of type SEMVER or ECOSYSTEM.
 *
 * @param events in the record's order
 */
record VersionRange(List<Event> events) {

    /** What happens at a version. */
    enum Kind {
        INTRODUCED('i'),
        FIXED('f'),
        LAST_AFFECTED('a'),
        LIMIT('l');

        private final char code;

        Kind(char code) {
            this.code = code;
        }

        /** The letter that stands for it in the store. */
        char code() {
            return code;
        }

        static Kind of(char code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of event has code " + code);
        }
    }

    /** An event; the version {@code 0} of an introduction stands for "before every version". */
    record Event(Kind kind, String version) {

        boolean isBeginning() {
            return kind == Kind.INTRODUCED && version.equals("0");
        }
    }

    VersionRange {
        events = List.copyOf(events);
    }

    /**
     * Whether a version lies in the range. Where introductions and ends alternate, as they do in nearly every record, each pair
     * is an interval and the range their union: that keeps what a record means where one interval starts at the end of another.
     * Otherwise events are sorted, as the evaluation algorithm of the OSV schema has it.
     */
    boolean contains(String version, VersionOrder order) {
        return walk(alternates() ? events : sorted(order), version, order) && isBelowALimit(version, order);
    }

    private static boolean walk(List<Event> events, String version, VersionOrder order) {
        boolean inside = false;
        for (Event event : events) {
            boolean ends = event.kind() == Kind.FIXED || event.kind() == Kind.LAST_AFFECTED;
            if (event.kind() == Kind.INTRODUCED) {
                inside |= event.isBeginning() || order.compare(version, event.version()) >= 0;
            } else if (ends && inside) {
                int distance = order.compare(version, event.version());
                if (distance < 0 || (distance == 0 && event.kind() == Kind.LAST_AFFECTED)) {
                    return true;
                }
                inside = false;
            }
        }
        return inside;
    }

    private boolean alternates() {
        boolean open = false;
        for (Event event : events) {
            if (event.kind() != Kind.LIMIT) {
                if (open == (event.kind() == Kind.INTRODUCED)) {
                    return false;
                }
                open = !open;
            }
        }
        return true;
    }

    private boolean isBelowALimit(String version, VersionOrder order) {
        boolean limited = false;
        for (Event event : events) {
            if (event.kind() == Kind.LIMIT) {
                limited = true;
                if (event.version().equals("*") || order.compare(version, event.version()) < 0) {
                    return true;
                }
            }
        }
        return !limited;
    }

    private List<Event> sorted(VersionOrder order) {
        List<Event> sorted = new ArrayList<>(events);
        sorted.sort((a, b) -> a.isBeginning() || b.isBeginning()
                ? Boolean.compare(b.isBeginning(), a.isBeginning())
                : order.compare(a.version(), b.version()));
        return sorted;
    }
}
