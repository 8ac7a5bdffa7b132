package dev.aura.research.advisory;

import dev.aura.research.advisory.VersionRange.Event;
import dev.aura.research.advisory.VersionRange.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists and ranges as one column of text, with ASCII's unit and record separators. Records with control characters in names or
 * versions are refused while reading, so that none of them meets a separator.
 */
final class AffectedCodec {

    private static final char EVENT_END = '\u001f';
    private static final char RANGE_END = '\u001e';

    private AffectedCodec() {}

    static String ranges(List<VersionRange> ranges) {
        StringBuilder text = new StringBuilder();
        for (VersionRange range : ranges) {
            for (Event event : range.events()) {
                text.append(event.kind().code()).append(event.version()).append(EVENT_END);
            }
            text.append(RANGE_END);
        }
        return text.toString();
    }

    static List<VersionRange> ranges(String text) {
        List<VersionRange> ranges = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == EVENT_END) {
                Kind kind = Kind.of(text.charAt(start));
                events.add(new Event(kind, text.substring(start + 1, i)));
                start = i + 1;
            } else if (c == RANGE_END) {
                ranges.add(new VersionRange(events));
                events.clear();
                start = i + 1;
            }
        }
        return ranges;
    }

    static String list(List<String> items) {
        return String.join(String.valueOf(EVENT_END), items);
    }

    static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(String.valueOf(EVENT_END), -1));
    }
}
