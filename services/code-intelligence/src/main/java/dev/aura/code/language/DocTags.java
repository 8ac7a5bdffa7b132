package dev.aura.code.language;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Documentation with tags after an at sign: Javadoc and JSDoc. */
public final class DocTags {

    /** A type in braces and brackets around an optional name are JSDoc's; a name may have a default or properties after it. All bounded, for any text comes here. */
    private static final Pattern PARAMETER = Pattern.compile("@(?:param|arg|argument)\\s{1,20}"
            + "(?:\\{[^{}]{0,300}+(?:\\{[^{}]{0,300}+}[^{}]{0,300}+){0,9}+}\\s{0,20})?\\[?([\\w$]+)");

    private static final Described NOTHING = new Described(Set.of(), false, false);

    private final String text;
    private final Set<String> parameters = new HashSet<>();
    private boolean returned;
    private boolean inherited;

    private DocTags(String text) {
        this.text = text;
    }

    public static Described read(String documentation) {
        int at = documentation.indexOf('@');
        if (at < 0) {
            return NOTHING;
        }
        DocTags tags = new DocTags(documentation);
        while (at >= 0) {
            if (tags.beginsLine(at)) {
                tags.block(at);
            } else if (at > 0 && documentation.charAt(at - 1) == '{') {
                tags.inline(at);
            }
            at = documentation.indexOf('@', at + 1);
        }
        return new Described(tags.parameters, tags.returned, tags.inherited);
    }

    private boolean beginsLine(int at) {
        int before = at - 1;
        while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
            before--;
        }
        return before < 0 || text.charAt(before) == '\n' || text.charAt(before) == '\r';
    }

    private void block(int at) {
        if (text.startsWith("@param", at) || text.startsWith("@arg", at)) {
            Matcher parameter = PARAMETER.matcher(text).region(at, text.length());
            if (parameter.lookingAt()) {
                parameters.add(parameter.group(1));
            }
        } else if (is("@return", at, false) || is("@returns", at, false)) {
            returned = true;
        } else if (is("@inheritdoc", at, true) || is("@override", at, true)) {
            inherited = true;
        }
    }

    private void inline(int at) {
        returned |= is("@return", at, false);
        inherited |= text.regionMatches(true, at, "@inheritDoc}", 0, "@inheritDoc}".length());
    }

    /** Whether a word stands at an offset, and ends there. */
    private boolean is(String word, int at, boolean ignoreCase) {
        int end = at + word.length();
        return text.regionMatches(ignoreCase, at, word, 0, word.length())
                && (end == text.length() || !isWordPart(text.charAt(end)));
    }

    private static boolean isWordPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
