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
        String plain = onOneLine(withoutMarkup(withoutInlineTags(head)));
        int tag = plain.startsWith("@") ? 0 : plain.indexOf(" @");
        String text = tag < 0 ? plain : plain.substring(0, tag);
        int end = text.indexOf(". ");
        String sentence = end < 0 ? text : text.substring(0, end + 1);
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

    private static String onOneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean space = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!isSpace(c)) {
                if (space) {
                    line.append(' ');
                }
                line.append(c);
            }
            space = isSpace(c);
        }
        return line.toString().strip();
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
