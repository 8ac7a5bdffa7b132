package dev.aura.code.ecma;

import dev.aura.code.language.Declaration;
import dev.aura.proto.code.v1.Entity;
import java.util.ArrayList;
import java.util.List;

/**
 * What users of a name rely on: that it is there, how it is called, and, where types are written, the types. Names of parameters bind nobody; what JavaScript takes apart in a
 * parameter does.
 */
final class EcmaContract {

    private static final List<String> BINDING = List.of("async", "static", "abstract", "default");

    private EcmaContract() {}

    /** A parameter: its type or pattern, and whether callers may leave it out. */
    private record Parameter(String type, boolean optional) {}

    static boolean breaks(Declaration before, Declaration after) {
        if (!before.isPublic()) {
            return false;
        }
        boolean modified = BINDING.stream()
                .anyMatch(word ->
                        before.modifiers().contains(word) != after.modifiers().contains(word));
        boolean newlyReadonly =
                !before.modifiers().contains("readonly") && after.modifiers().contains("readonly");
        if (!after.isPublic() || before.kind() != after.kind() || modified || newlyReadonly) {
            return true;
        }
        return switch (before.kind()) {
            case FUNCTION, METHOD, CONSTRUCTOR -> callsBreak(before.signature(), after.signature());
            case FIELD, CONSTANT, VARIABLE, PROPERTY -> !type(before).equals(type(after));
            case INTERFACE ->
                after.children().isEmpty()
                        && before.children().isEmpty()
                        && !type(before).equals(type(after));
            default -> false;
        };
    }

    /** What stands after the name: a type, if any. */
    private static String type(Declaration declaration) {
        if (declaration.kind() == Entity.Kind.PROPERTY) {
            return result(declaration.signature());
        }
        int name = declaration.signature().indexOf(declaration.name());
        String rest = name < 0
                ? ""
                : declaration.signature().substring(name + declaration.name().length());
        return compact(rest);
    }

    private static boolean callsBreak(String before, String after) {
        List<Parameter> old = parameters(before);
        List<Parameter> now = parameters(after);
        for (int index = 0; index < old.size(); index++) {
            boolean gone = index >= now.size();
            if (gone
                    || !old.get(index).type().equals(now.get(index).type())
                    || (old.get(index).optional() && !now.get(index).optional())) {
                return true;
            }
        }
        return now.stream().skip(old.size()).anyMatch(parameter -> !parameter.optional())
                || !result(before).equals(result(after));
    }

    private static String compact(String text) {
        return text.replaceAll("\\s+", "");
    }

    /** What stands after the parameters. */
    private static String result(String signature) {
        int open = signature.indexOf('(');
        int close = open < 0 ? -1 : closing(signature, open);
        return close < 0 ? "" : compact(signature.substring(close + 1)).replaceFirst("=>$", "");
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int at = open; at < text.length(); at++) {
            depth += "([{".indexOf(text.charAt(at)) >= 0 ? 1 : ")]}".indexOf(text.charAt(at)) >= 0 ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return -1;
    }

    /** Splits what stands between the outermost parentheses at its top-level commas. */
    private static List<Parameter> parameters(String signature) {
        List<Parameter> found = new ArrayList<>();
        int open = signature.indexOf('(');
        int close = open < 0 ? -1 : closing(signature, open);
        int depth = 0;
        int start = open + 1;
        for (int at = open + 1; at <= close; at++) {
            char c = signature.charAt(at);
            boolean arrow = c == '>' && signature.charAt(at - 1) == '=';
            boolean ends = at == close || (c == ',' && depth == 0);
            if (ends) {
                add(signature.substring(start, at).strip(), found);
                start = at + 1;
            } else if (!arrow) {
                depth += "([{<".indexOf(c) >= 0 ? 1 : ")]}>".indexOf(c) >= 0 ? -1 : 0;
            }
        }
        return found;
    }

    private static void add(String text, List<Parameter> into) {
        if (text.isEmpty()) {
            return;
        }
        boolean pattern = text.startsWith("{") || text.startsWith("[");
        int value = pattern ? -1 : text.replace("=>", "  ").indexOf('=');
        String declared = value < 0 ? text : text.substring(0, value).strip();
        int colon = pattern ? -1 : declared.indexOf(':');
        String name = colon < 0 ? declared : declared.substring(0, colon).strip();
        String type = pattern ? declared : colon < 0 ? "" : declared.substring(colon + 1);
        boolean optional = value >= 0
                || name.endsWith("?")
                || name.startsWith("...")
                || (pattern && text.matches("(?s).*}\\s*=.*"));
        into.add(new Parameter(compact(type), optional));
    }
}
