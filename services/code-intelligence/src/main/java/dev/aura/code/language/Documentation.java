package dev.aura.code.language;

/** Takes documentation apart. By hand: with patterns it took a fifteenth of the time of reading a file. */
public final class Documentation {

    private static final int SENTENCE_MAX = 240;
    private static final int HEAD_MAX = 4000;
    private static final int TAG_MAX = 100;

    private Documentation() {}

    /** The first sentence as plain text on one line, at most 240 characters. */
    static String firstSentence(String documentation) {
        if (documentation.isEmpty()) {
            return "";
        }
        String head = documentation.length() > HEAD_MAX ? documentation.substring(0, HEAD_MAX) : documentation;
        return firstSentenceOf(withoutMarkup(withoutInlineTags(head)));
    }

    /** On one line, up to the end of a sentence or to a tag. */
    private static String firstSentenceOf(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), SENTENCE_MAX));
        boolean space = true;
        for (int at = 0; at < text.length() && line.length() <= SENTENCE_MAX; at++) {
            char c = text.charAt(at);
            if (isSpace(c)) {
                space = true;
                continue;
            }
            boolean ends = !line.isEmpty() && space && line.charAt(line.length() - 1) == '.';
            if (ends || (space && c == '@')) {
                break;
            }
            if (space && !line.isEmpty()) {
                line.append(' ');
            }
            line.append(c);
            space = false;
        }
        String sentence = line.toString().strip();
        return sentence.length() <= SENTENCE_MAX ? sentence : sentence.substring(0, SENTENCE_MAX - 1) + "…";
    }

    /** What is in {@code {@name …}} in its place, where no brace is in it. */
    private static String withoutInlineTags(String text) {
        int at = text.indexOf("{@");
        if (at < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int done = 0;
        while (at >= 0) {
            int name = after(text, at + 2, true);
            int content = after(text, name, false);
            int end = content;
            while (end < text.length() && text.charAt(end) != '{' && text.charAt(end) != '}') {
                end++;
            }
            boolean isTag = name > at + 2 && content > name && end < text.length() && text.charAt(end) == '}';
            if (isTag) {
                plain.append(text, done, at).append(text, content, end);
                done = end + 1;
            }
            at = text.indexOf("{@", isTag ? done : at + 1);
        }
        return plain.append(text, done, text.length()).toString();
    }

    /** Where the word, or the space, ends that begins at an offset. */
    private static int after(String text, int from, boolean word) {
        int end = from;
        while (end < text.length() && (word ? isWord(text.charAt(end)) : isSpace(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    /** A space in place of each tag of HTML. */
    private static String withoutMarkup(String text) {
        int at = text.indexOf('<');
        if (at < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int done = 0;
        while (at >= 0) {
            int name = at + 1 < text.length() && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
            int end = name < text.length() && isLetter(text.charAt(name)) ? text.indexOf('>', name + 1) : -1;
            boolean isTag = end >= 0 && end - name - 1 <= TAG_MAX;
            if (isTag) {
                plain.append(text, done, at).append(' ');
                done = end + 1;
            }
            at = text.indexOf('<', isTag ? done : at + 1);
        }
        return plain.append(text, done, text.length()).toString();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isWord(char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '_';
    }
}
