package dev.aura.code.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One comment {@code aura:ignore RULE[, RULE] reason}, or {@code aura:ignore-file RULE[, RULE] reason}. A rule is named by its id,
 * {@code java/empty-catch}, or without the language.
 */
final class SuppressionComment {

    static final String MARK = "aura:ignore";

    private static final int LENGTH_MAX = 500;

    /** Marks that begin a comment in some language, then ours, which must be the first word. */
    private static final Pattern HEAD = Pattern.compile("[/*#;!<\\-\\s]{0,16}aura:ignore(-file)?(?![\\w-])");

    private static final Pattern RULES = Pattern.compile(
            "\\s*((?:[a-z]+/)?[a-z][a-z0-9-]{0,63}(?:\\s*,\\s*(?:[a-z]+/)?[a-z][a-z0-9-]{0,63})*)(?![\\w/])");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern REASON_MARKS = Pattern.compile("^[\\s:;,\\-–—]+|[\\s*/\\->]+$");

    private final int start;
    private final int end;
    private final int line;
    private final boolean wholeFile;
    private final String reason;

    /** Rules that are named, and whether one of their findings was met. */
    private final Map<String, Boolean> used = new LinkedHashMap<>();

    private final List<String> unknown = new ArrayList<>();

    private SuppressionComment(int start, int end, int line, boolean wholeFile, String reason) {
        this.start = start;
        this.end = end;
        this.line = line;
        this.wholeFile = wholeFile;
        this.reason = reason;
    }

    /** Reads a comment; null where it is none of these. */
    static @Nullable SuppressionComment read(
            String comment, int start, int end, int line, String language, Collection<String> known) {
        String text = firstLine(comment);
        Matcher head = HEAD.matcher(text);
        if (!head.lookingAt()) {
            return null;
        }
        Matcher list = RULES.matcher(text).region(head.end(), text.length());
        boolean named = list.lookingAt();
        List<String> names = named ? List.of(COMMA.split(list.group(1).strip())) : List.of();
        // A first word that is no rule is taken for the reason, unless it has a language before it.
        boolean reasonOnly = names.size() == 1
                && !names.getFirst().contains("/")
                && !known.contains(language + "/" + names.getFirst());
        String rest = text.substring(named && !reasonOnly ? list.end() : head.end());
        SuppressionComment read = new SuppressionComment(
                start,
                end,
                line,
                head.group(1) != null,
                REASON_MARKS.matcher(rest).replaceAll(""));
        for (String name : reasonOnly ? List.<String>of() : names) {
            String id = name.contains("/") ? name : language + "/" + name;
            if (known.contains(id)) {
                read.used.put(id, false);
            } else {
                read.unknown.add(name);
            }
        }
        return read;
    }

    /** What we look at of a comment, which may be megabytes of space. */
    private static String firstLine(String comment) {
        int end = 0;
        while (end < Math.min(comment.length(), LENGTH_MAX)
                && comment.charAt(end) != '\n'
                && comment.charAt(end) != '\r') {
            end++;
        }
        return comment.substring(0, end);
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    String reason() {
        return reason;
    }

    /** Whether it suppresses a rule's finding on a line; remembers that it was of use. */
    boolean covers(String rule, int findingLine) {
        if (used.containsKey(rule) && (wholeFile || findingLine == line)) {
            used.put(rule, true);
            return true;
        }
        return false;
    }

    /** Whether it can go as a whole: it names rules, and none of them was met. */
    boolean isWithoutUse() {
        return !used.isEmpty() && unknown.isEmpty() && !used.containsValue(true);
    }

    /** What of it has no effect, and what to do. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        if (used.isEmpty() && unknown.isEmpty()) {
            complaints.add("this suppresses nothing: name the rule, such as `" + MARK + " RULE reason`");
        }
        unknown.forEach(name -> complaints.add(
                "there is no rule `" + name + "`; `aura call CodeService/ListRules` names those there are"));
        used.forEach((rule, met) -> {
            if (!met) {
                complaints.add("`" + rule + "` finds nothing " + (wholeFile ? "in this file" : "here")
                        + " any more; remove it from the comment");
            }
        });
        return complaints;
    }
}
