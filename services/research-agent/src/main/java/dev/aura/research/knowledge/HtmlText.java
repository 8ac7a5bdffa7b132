package dev.aura.research.knowledge;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns HTML into lines of text, with headings as Markdown writes them. Line breaks stay where they were, so that line numbers hold.
 * It shows words to a search, and is no sanitiser.
 */
final class HtmlText {

    private static final Pattern TAG = Pattern.compile("</?([A-Za-z][A-Za-z0-9]*)[^>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});");
    private static final Map<String, String> NAMED = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "mdash", "—", "ndash", "–",
            "hellip", "…");
    private static final String[] LEFT_OUT = {"script", "style", "template", "noscript"};

    private HtmlText() {}

    static String toMarkdown(String html) {
        StringBuilder text = new StringBuilder(html.length() / 2);
        int at = 0;
        while (at < html.length()) {
            int open = html.indexOf('<', at);
            if (open < 0) {
                open = html.length();
            }
            text.append(decode(html.substring(at, open)));
            at = open < html.length() ? markup(html, open, text) : open;
        }
        return text.toString();
    }

    /** Handles the markup at a place and returns where text goes on. */
    private static int markup(String html, int open, StringBuilder text) {
        if (html.startsWith("<!", open) || html.startsWith("<?", open)) {
            String ending = html.startsWith("<!--", open) ? "-->" : ">";
            return skip(html, open, html.indexOf(ending, open), ending.length(), text);
        }
        Matcher tag = TAG.matcher(html).region(open, html.length());
        if (!tag.lookingAt()) {
            text.append('<');
            return open + 1;
        }
        String name = tag.group(1).toLowerCase(Locale.ROOT);
        boolean closing = html.charAt(open + 1) == '/';
        for (String left : LEFT_OUT) {
            if (!closing && name.equals(left)) {
                int end = indexOfIgnoreCase(html, "</" + name, tag.end());
                return skip(html, open, end, 0, text);
            }
        }
        keepLines(html, open, tag.end(), text);
        if (name.matches("h[1-6]") && !closing && isLineStart(text)) {
            text.append("#".repeat(name.charAt(1) - '0')).append(' ');
        } else {
            text.append(name.matches("a|b|i|em|strong|code|span|tt|sub|sup") ? "" : " ");
        }
        return tag.end();
    }

    private static int skip(String html, int from, int end, int length, StringBuilder text) {
        int to = end < 0 ? html.length() : end + length;
        keepLines(html, from, to, text);
        return to;
    }

    private static void keepLines(String html, int from, int to, StringBuilder text) {
        for (int i = from; i < to; i++) {
            if (html.charAt(i) == '\n') {
                text.append('\n');
            }
        }
    }

    private static boolean isLineStart(StringBuilder text) {
        int i = text.length();
        while (i > 0 && text.charAt(i - 1) == ' ') {
            i--;
        }
        boolean start = i == 0 || text.charAt(i - 1) == '\n';
        text.setLength(start ? i : text.length());
        return start;
    }

    private static int indexOfIgnoreCase(String text, String wanted, int from) {
        for (int i = from; i <= text.length() - wanted.length(); i++) {
            if (text.regionMatches(true, i, wanted, 0, wanted.length())) {
                return i;
            }
        }
        return -1;
    }

    private static String decode(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return ENTITY.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(entity(match.group(1), match.group())));
    }

    private static String entity(String name, String whole) {
        if (!name.startsWith("#")) {
            return NAMED.getOrDefault(name, whole);
        }
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
        return Character.isValidCodePoint(code) && code != 0 ? Character.toString(code) : whole;
    }
}
