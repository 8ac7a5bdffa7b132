package dev.aura.research.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits text at headings and, within a section, at blank lines into passages of a size that one can read. Knows Markdown's {@code #}
 * headings outside of code, AsciiDoc's {@code =}, and underlined headings as Markdown and reStructuredText write them.
 */
final class PassageSplitter {

    /** A passage is closed at the next blank line after so many characters. */
    private static final int CHARACTERS_WANTED = 700;

    /** And anywhere after so many. */
    private static final int CHARACTERS_MAX = 2_000;

    private static final int HEADING_CHARACTERS_MAX = 200;
    private static final Pattern HASHES = Pattern.compile("\\s{0,3}#{1,6}\\s+(.*?)\\s*#*\\s*");
    private static final Pattern EQUALS = Pattern.compile("={1,6}\\s+(\\S.*)");
    private static final Pattern UNDERLINE = Pattern.compile("([=\\-~^\"'*+#`:.])\\1{2,}\\s*");
    private static final Pattern FENCE = Pattern.compile("\\s{0,3}(```|~~~).*");

    private final boolean markdown;
    private final List<TextPiece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String heading = "";
    private int start;

    PassageSplitter(boolean markdown) {
        this.markdown = markdown;
    }

    List<TextPiece> split(String content) {
        String[] lines = content.split("\\R", -1);
        boolean fenced = false;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            boolean fence = markdown && FENCE.matcher(line).matches();
            fenced ^= fence;
            String title = fenced || fence ? "" : heading(lines, i);
            if (!title.isEmpty()) {
                close();
                heading = title.length() <= HEADING_CHARACTERS_MAX ? title : title.substring(0, HEADING_CHARACTERS_MAX);
            } else if (!isUnderline(lines, i)) {
                take(line, i + 1, fenced);
            }
        }
        close();
        return pieces;
    }

    private void take(String line, int number, boolean fenced) {
        if (line.isBlank() && !fenced && text.length() >= CHARACTERS_WANTED) {
            close();
        }
        for (int from = 0; from < line.length(); from += CHARACTERS_MAX) {
            String part = line.substring(from, Math.min(line.length(), from + CHARACTERS_MAX));
            if (text.length() + part.length() > CHARACTERS_MAX) {
                close();
            }
            start = text.toString().isBlank() ? number : start;
            text.append(part);
        }
        text.append('\n');
    }

    private void close() {
        String done = text.toString().strip();
        text.setLength(0);
        if (!done.isEmpty()) {
            pieces.add(new TextPiece(heading, done, start));
        }
    }

    private String heading(String[] lines, int i) {
        Matcher hashes = HASHES.matcher(lines[i]);
        if (markdown && hashes.matches()) {
            return hashes.group(1);
        }
        Matcher equals = EQUALS.matcher(lines[i]);
        if (!markdown && equals.matches()) {
            return equals.group(1);
        }
        return i + 1 < lines.length && underlines(lines[i + 1], lines[i]) ? lines[i].strip() : "";
    }

    private boolean isUnderline(String[] lines, int i) {
        if (!UNDERLINE.matcher(lines[i]).matches()) {
            return false;
        }
        // An overline stands above its heading, which has an underline too.
        boolean above = i > 0 && underlines(lines[i], lines[i - 1]);
        boolean over = i + 2 < lines.length && lines[i + 2].equals(lines[i]) && underlines(lines[i], lines[i + 1]);
        return above || over;
    }

    private boolean underlines(String line, String title) {
        if (!UNDERLINE.matcher(line).matches() || title.isBlank() || title.startsWith(" ") || title.startsWith("|")) {
            return false;
        }
        boolean known = !markdown || line.startsWith("=") || line.startsWith("-");
        boolean words = title.codePoints().anyMatch(Character::isLetterOrDigit);
        return known && words && line.strip().length() >= Math.min(3, title.length());
    }
}
