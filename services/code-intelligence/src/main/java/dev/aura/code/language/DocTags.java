package dev.aura.code.language;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Documentation with tags after an at sign: Javadoc and JSDoc. */
public final class DocTags {

    /** A type in braces and brackets around an optional name are JSDoc's; a name may have a default or properties after it. All bounded, for any text comes here. */
    private static final Pattern PARAMETER = Pattern.compile("(?m)^[ \\t]*@(?:param|arg|argument)\\s{1,20}"
            + "(?:\\{[^{}]{0,300}+(?:\\{[^{}]{0,300}+}[^{}]{0,300}+){0,9}+}\\s{0,20})?\\[?([\\w$]+)");

    private static final Pattern RESULT = Pattern.compile("(?m)^[ \\t]*@returns?\\b|\\{@return\\b");
    private static final Pattern INHERITED =
            Pattern.compile("(?i)\\{@inheritDoc}|(?m)^[ \\t]*@(inheritdoc|override)\\b");

    private static final Described NOTHING = new Described(Set.of(), false, false);

    private DocTags() {}

    public static Described read(String documentation) {
        if (documentation.indexOf('@') < 0) {
            return NOTHING;
        }
        Set<String> parameters = new HashSet<>();
        Matcher parameter = PARAMETER.matcher(documentation);
        while (parameter.find()) {
            parameters.add(parameter.group(1));
        }
        return new Described(
                parameters,
                RESULT.matcher(documentation).find(),
                INHERITED.matcher(documentation).find());
    }
}
