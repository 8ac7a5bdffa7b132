package dev.aura.code.python;

import dev.aura.code.language.Described;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a docstring speaks of, in the styles of reStructuredText ({@code :param x:}), Google ({@code Args:}) and NumPy (underlined headings). */
final class DocstringSections {

    private static final Pattern FIELD = Pattern.compile(
            "^\\s*:(?:param|parameter|arg|argument|key|keyword)\\s+(?:[^:]{0,80}\\s)?\\*{0,2}(\\w+)\\s*:");
    private static final Pattern FIELD_RESULT = Pattern.compile("^\\s*:(?:returns?|rtype|yields?)\\b[^:]*:");
    private static final Pattern HEADING = Pattern.compile("^\\s*(\\w[\\w ]{0,30}?):?\\s*$");
    private static final Pattern UNDERLINE = Pattern.compile("^\\s*-{3,}\\s*$");

    /** {@code name: …} and {@code name (type): …}. */
    private static final Pattern ENTRY = Pattern.compile("^\\*{0,2}(\\w+)\\s*(?:\\([^)]{0,200}\\))?\\s*:.*");

    /** {@code name : type}, {@code name}, {@code one, two : type}. */
    private static final Pattern NUMPY_ENTRY =
            Pattern.compile("^(\\*{0,2}\\w+(?:\\s*,\\s*\\*{0,2}\\w+){0,20})\\s*(?::.*)?$");

    private static final Set<String> PARAMETERS = Set.of(
            "args", "arguments", "parameters", "params", "keyword args", "keyword arguments", "other parameters");
    private static final Set<String> RESULTS = Set.of("returns", "return", "yields", "yield");

    private final Set<String> parameters = new HashSet<>();
    private boolean result;

    private DocstringSections() {}

    static Described read(String documentation) {
        DocstringSections sections = new DocstringSections();
        List<String> lines = documentation.lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            sections.field(lines.get(at));
            String heading = heading(lines, at);
            boolean underlined = at + 1 < lines.size()
                    && UNDERLINE.matcher(lines.get(at + 1)).matches();
            if (RESULTS.contains(heading)) {
                sections.result = true;
            } else if (PARAMETERS.contains(heading)) {
                sections.entries(lines, underlined ? at + 2 : at + 1, indent(lines.get(at)), underlined);
            }
        }
        return new Described(sections.parameters, sections.result, false);
    }

    private void field(String line) {
        Matcher field = FIELD.matcher(line);
        if (field.find()) {
            parameters.add(field.group(1));
        }
        result |= FIELD_RESULT.matcher(line).find();
    }

    /** The heading that a line is, in lower case; empty where it is none. */
    private static String heading(List<String> lines, int at) {
        String line = lines.get(at);
        boolean underlined =
                at + 1 < lines.size() && UNDERLINE.matcher(lines.get(at + 1)).matches();
        Matcher heading = HEADING.matcher(line);
        boolean is = heading.matches() && (underlined || line.stripTrailing().endsWith(":"));
        return is ? heading.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /** The entries of a section: of Google's style deeper than its heading, of NumPy's as deep; what is deeper than an entry explains it. */
    private void entries(List<String> lines, int from, int depth, boolean underlined) {
        int own = -1;
        for (int at = from; at < lines.size(); at++) {
            String line = lines.get(at);
            if (line.isBlank()) {
                continue;
            }
            int indent = indent(line);
            boolean over = underlined ? indent < depth || !heading(lines, at).isEmpty() : indent <= depth;
            if (over) {
                return;
            }
            own = own < 0 ? indent : own;
            if (indent == own) {
                Matcher entry = (underlined ? NUMPY_ENTRY : ENTRY).matcher(line.strip());
                if (entry.matches()) {
                    for (String name : entry.group(1).split(",", -1)) {
                        parameters.add(name.strip().replace("*", ""));
                    }
                }
            }
        }
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
