package dev.aura.research.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of versions from before PEP 440, after {@code LegacyVersion} of {@code packaging} 21. */
final class LegacyPythonOrder {

    private static final Pattern PART = Pattern.compile("\\d+|[a-z]+|\\.|-|[^\\da-z.-]+");
    private static final String FINAL = "*final";
    private static final String FINAL_DASH = "*final-";

    private LegacyPythonOrder() {}

    static int compare(String left, String right) {
        List<String> a = parts(left);
        List<String> b = parts(right);
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private static List<String> parts(String version) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(version.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            String part = matcher.group();
            if (!part.equals(".")) {
                add(parts, key(part));
            }
        }
        add(parts, FINAL);
        return parts;
    }

    private static String key(String part) {
        if (Character.isDigit(part.charAt(0))) {
            return part.length() >= 8 ? part : "0".repeat(8 - part.length()) + part;
        }
        return switch (part) {
            case "pre", "preview", "rc" -> "*c";
            case "-" -> FINAL_DASH;
            case "dev" -> "*@";
            default -> "*" + part;
        };
    }

    private static void add(List<String> parts, String part) {
        if (part.startsWith("*")) {
            if (part.compareTo(FINAL) < 0) {
                dropTrailing(parts, FINAL_DASH);
            }
            dropTrailing(parts, "00000000");
        }
        parts.add(part);
    }

    private static void dropTrailing(List<String> parts, String part) {
        while (!parts.isEmpty() && parts.getLast().equals(part)) {
            parts.removeLast();
        }
    }
}
