package dev.aura.cli.code.fix;

import dev.aura.proto.code.v1.TextEdit;
import java.util.List;

/** New text for a stretch of the old, in offsets. */
record Edit(int start, int end, String text) {

    /** An edit of a text; {@link #start} is negative where the text has no such place. */
    static Edit of(TextEdit edit, EncodedText text) {
        int start = text.offset(edit.getRange().getStart());
        int end = edit.getRange().hasEnd() ? text.offset(edit.getRange().getEnd()) : start;
        return new Edit(end < start ? -1 : start, end, edit.getText());
    }

    /** Whether two edits cannot both be made, or not without saying which goes first. */
    boolean clashes(Edit other) {
        return start == other.start || (start < other.end && other.start < end);
    }

    /** The text with all edits made. */
    static String applied(String text, List<Edit> inOrder) {
        StringBuilder result = new StringBuilder(text.length() + 256);
        int at = 0;
        for (Edit edit : inOrder) {
            result.append(text, at, edit.start).append(edit.text);
            at = edit.end;
        }
        return result.append(text, at, text.length()).toString();
    }
}
