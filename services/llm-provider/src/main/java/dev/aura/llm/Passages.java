package dev.aura.llm;

import dev.aura.proto.llm.v1.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts documents into passages to quote: sentences of prose, single lines of what looks like markup, lists or code. Prose that is
 * wrapped over several lines is joined.
 */
final class Passages {

    static final int CHARS_MAX = 400;
    static final int PASSAGES_MAX = 50_000;

    /** Starts of lines that stand for themselves: headings, lists, tables, quotes, comments, indented code. */
    private static final Pattern OWN_LINE = Pattern.compile("^(\\s{4,}|\\t|\\s*([#*|>/<{}\\[@-]|\\d+[.)]\\s)).*");

    /** Ends of lines that stand for themselves: code, and the last line of a comment. */
    private static final Pattern CODE_END = Pattern.compile(".*([;{}(\\[=]|\\*/)\\s*$");

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+(?=[\\p{Lu}\\p{N}\"'`(\\[])");

    private final List<Passage> passages = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private String document = "";
    private int openLine;

    private Passages() {}

    static List<Passage> of(List<Document> documents) {
        Passages passages = new Passages();
        for (Document document : documents) {
            passages.document = document.getName().replaceAll("\\p{Cntrl}", "_");
            passages.read(document.getContent());
        }
        return passages.passages;
    }

    private void read(String content) {
        int number = 0;
        for (String line : (Iterable<String>) content.lines()::iterator) {
            number++;
            if (line.isBlank() || OWN_LINE.matcher(line).matches() || open.length() > CHARS_MAX) {
                close();
            }
            if (!line.isBlank()) {
                append(line.strip(), number);
                if (CODE_END.matcher(line).matches() || line.stripLeading().startsWith("#")) {
                    close();
                }
            }
        }
        close();
    }

    private void append(String text, int line) {
        if (open.isEmpty()) {
            openLine = line;
        } else {
            open.append(' ');
        }
        String[] sentences = SENTENCE_END.split(text, -1);
        for (int i = 0; i < sentences.length; i++) {
            if (i > 0) {
                close();
                openLine = line;
            }
            open.append(sentences[i]);
        }
        if (!text.isEmpty() && ".!?".indexOf(text.charAt(text.length() - 1)) >= 0) {
            close();
        }
    }

    private void close() {
        String text = open.toString().strip();
        open.setLength(0);
        if (!text.isEmpty() && passages.size() < PASSAGES_MAX) {
            String cut = text.length() <= CHARS_MAX ? text : text.substring(0, CHARS_MAX) + " […]";
            passages.add(new Passage(document, openLine, cut));
        }
    }
}
