package dev.aura.code.language;

import java.util.regex.Pattern;

/** Takes documentation apart. */
public final class Documentation {

    private static final int SENTENCE_MAX = 240;
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+\\s+([^{}]*)}");
    private static final Pattern MARKUP = Pattern.compile("</?[a-zA-Z][^>]{0,100}>");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Documentation() {}

    /** The first sentence as plain text on one line, at most 240 characters. */
    static String firstSentence(String documentation) {
        String head = documentation.length() > 4000 ? documentation.substring(0, 4000) : documentation;
        String plain = SPACE.matcher(MARKUP.matcher(INLINE_TAG.matcher(head).replaceAll("$1"))
                        .replaceAll(" "))
                .replaceAll(" ")
                .strip();
        int tag = plain.startsWith("@") ? 0 : plain.indexOf(" @");
        String text = tag < 0 ? plain : plain.substring(0, tag);
        int end = text.indexOf(". ");
        String sentence = end < 0 ? text : text.substring(0, end + 1);
        return sentence.length() <= SENTENCE_MAX ? sentence : sentence.substring(0, SENTENCE_MAX - 1) + "…";
    }
}
