package dev.aura.code.rust;

import dev.aura.code.rust.tree.Kind;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Node;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Documentation comments before an item and between its attributes, those at the beginning of a module, and `#[doc = "…"]`. */
final class RustDocumentation {

    private static final Pattern MARGIN = Pattern.compile("(?m)^[ \\t]*\\* ?");
    private static final Pattern ATTRIBUTE = Pattern.compile("(?s)#\\s*\\[\\s*doc\\s*=\\s*\"(.*)\"\\s*]");

    private final Tokens tokens;

    RustDocumentation(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The text without marks; empty where there is none. */
    String of(Node<Kind> item, List<Node<Kind>> attributes) {
        int start = attributes.isEmpty() ? item.start() : attributes.getFirst().start();
        int first = tokens.from(start);
        while (first > 0 && tokens.kind(first - 1) == Tokens.Kind.COMMENT) {
            first--;
        }
        StringBuilder text = new StringBuilder();
        for (int index = first; index < tokens.size() && tokens.start(index) < item.start(); index++) {
            if (tokens.kind(index) == Tokens.Kind.COMMENT) {
                append(tokens.text(index), '/', '*', text);
            }
        }
        for (Node<Kind> attribute : attributes) {
            Matcher doc = ATTRIBUTE.matcher(attribute.text());
            if (doc.matches()) {
                text.append(doc.group(1)).append('\n');
            }
        }
        Node<Kind> body = item.is(Kind.MOD_ITEM) ? item.field("body") : null;
        if (body != null) {
            inner(body.start() + 1, text);
        }
        return text.toString().strip();
    }

    private void inner(int from, StringBuilder text) {
        for (int index = tokens.from(from);
                index < tokens.size() && tokens.kind(index) == Tokens.Kind.COMMENT;
                index++) {
            append(tokens.text(index), '!', '!', text);
        }
    }

    /** Appends a comment where it documents: `////` and `/***` do not. */
    private static void append(String comment, char line, char block, StringBuilder text) {
        boolean documents = comment.length() > 3
                && comment.charAt(2) == (comment.charAt(1) == '/' ? line : block)
                && (comment.charAt(3) != comment.charAt(2) || line == '!')
                && !comment.equals("/**/");
        if (comment.startsWith("//") && (documents || comment.equals("//" + line))) {
            text.append(comment.substring(3).strip()).append('\n');
        } else if (documents) {
            int end = comment.endsWith("*/") && comment.length() >= 5 ? comment.length() - 2 : comment.length();
            text.append(MARGIN.matcher(comment.substring(3, end)).replaceAll(""))
                    .append('\n');
        }
    }
}
