package dev.aura.research.manifest;

import java.util.ArrayList;
import java.util.List;

/**
 * A logical line of a requirements file.
 *
 * @param number of its first physical line, from 1
 * @param text joined over continuations, without its comment
 */
record RequirementLine(int number, String text) {

    /** Splits a file; empty lines and comments are gone. */
    static List<RequirementLine> split(String content) {
        List<RequirementLine> lines = new ArrayList<>();
        StringBuilder joined = new StringBuilder();
        int first = 0;
        int number = 0;
        for (String raw : content.replace("\uFEFF", "").split("\\R", -1)) {
            number++;
            first = joined.isEmpty() ? number : first;
            String line = withoutComment(raw);
            if (line.endsWith("\\")) {
                joined.append(line, 0, line.length() - 1).append(' ');
                continue;
            }
            joined.append(line);
            add(lines, first, joined);
        }
        add(lines, first, joined);
        return lines;
    }

    private static void add(List<RequirementLine> lines, int first, StringBuilder joined) {
        String text = joined.toString().strip();
        joined.setLength(0);
        if (!text.isEmpty()) {
            lines.add(new RequirementLine(first, text));
        }
    }

    /** A comment starts at the line's start or after a blank, so that a URL may hold {@code #egg=…}. */
    private static String withoutComment(String line) {
        for (int i = line.indexOf('#'); i >= 0; i = line.indexOf('#', i + 1)) {
            if (i == 0 || Character.isWhitespace(line.charAt(i - 1))) {
                return line.substring(0, i);
            }
        }
        return line.stripTrailing();
    }
}
