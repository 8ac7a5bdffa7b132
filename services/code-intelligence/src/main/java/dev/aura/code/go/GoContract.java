package dev.aura.code.go;

import dev.aura.code.language.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What users of a Go declaration rely on: its name, its types, and whether a value or only a pointer has a method. Names of parameters bind nobody. */
final class GoContract {

    private static final Set<String> TYPE_WORDS = Set.of("chan", "func", "map", "struct", "interface");
    private static final Pattern NAME_AND_TYPE = Pattern.compile("(?s)([\\p{L}_][\\p{L}\\p{N}_]*) +(\\S.*)");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private GoContract() {}

    static boolean breaks(Declaration before, Declaration after) {
        if (!before.isPublic()) {
            return false;
        }
        if (!after.isPublic() || before.kind() != after.kind()) {
            return true;
        }
        return switch (before.kind()) {
            case FUNCTION, METHOD -> !types(before).equals(types(after)) || receiverNarrowed(before, after);
            default -> !before.signature().equals(after.signature());
        };
    }

    /** A method of a value becomes one of a pointer: values no longer have it. */
    private static boolean receiverNarrowed(Declaration before, Declaration after) {
        return !onPointer(before) && onPointer(after);
    }

    private static boolean onPointer(Declaration method) {
        return method.signature().startsWith("func (")
                && receiver(method.signature()).contains("*");
    }

    private static String receiver(String signature) {
        return signature.substring(0, Math.max(0, closing(signature, signature.indexOf('('))));
    }

    /** Type parameters, types of parameters, and what follows them. */
    private static List<String> types(Declaration function) {
        String signature = function.signature();
        int from = signature.startsWith("func (") ? closing(signature, signature.indexOf('(')) : 0;
        int open = signature.indexOf('(', Math.max(from, 0));
        if (open < 0) {
            return List.of(signature);
        }
        int close = closing(signature, open);
        List<String> types = new ArrayList<>();
        int generic = signature.indexOf('[', from);
        types.add(generic >= 0 && generic < open ? signature.substring(generic, open) : "");
        types.addAll(parameterTypes(signature.substring(open + 1, Math.max(open + 1, close - 1))));
        String results = signature.substring(close).strip();
        types.add("->");
        if (results.startsWith("(") && results.endsWith(")")) {
            types.addAll(parameterTypes(results.substring(1, results.length() - 1)));
        } else if (!results.isEmpty()) {
            types.add(results);
        }
        return types;
    }

    /** The offset after the bracket that closes the one at an offset. */
    private static int closing(String text, int open) {
        int depth = 0;
        for (int at = Math.max(open, 0); at < text.length(); at++) {
            char c = text.charAt(at);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (depth == 0) {
                return at + 1;
            }
        }
        return text.length();
    }

    /** Either all parameters have names or none has; `a, b int` gives two. */
    private static List<String> parameterTypes(String list) {
        List<String> parts = parts(list);
        boolean named = parts.stream().anyMatch(GoContract::isNamed);
        if (!named) {
            return parts;
        }
        List<String> types = new ArrayList<>();
        String type = "";
        for (String part : parts.reversed()) {
            var both = NAME_AND_TYPE.matcher(part);
            type = both.matches() ? both.group(2) : type;
            types.addFirst(type);
        }
        return types;
    }

    private static boolean isNamed(String part) {
        var both = NAME_AND_TYPE.matcher(part);
        return both.matches() && NAME.matcher(both.group(1)).matches() && !TYPE_WORDS.contains(both.group(1));
    }

    private static List<String> parts(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int at = 0; at <= list.length(); at++) {
            char c = at == list.length() ? ',' : list.charAt(at);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (c == ',' && depth == 0) {
                String part = list.substring(start, at).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                start = at + 1;
            }
        }
        return parts;
    }
}
