package dev.aura.code.python;

import dev.aura.code.language.Declaration;
import java.util.ArrayList;
import java.util.List;

/** What callers of a Python function rely on: its parameters' names and order, and which may be left out. Annotations bind nobody. */
final class PythonContract {

    private PythonContract() {}

    /** A parameter by name; a default, `*` or `**` lets callers leave it out. */
    private record Parameter(String name, boolean optional) {}

    static boolean breaks(Declaration before, Declaration after) {
        if (!before.isPublic()) {
            return false;
        }
        if (!after.isPublic()
                || before.modifiers().contains("async") != after.modifiers().contains("async")) {
            return true;
        }
        List<Parameter> old = parameters(before.signature());
        List<Parameter> now = parameters(after.signature());
        if (before.kind() == dev.aura.proto.code.v1.Entity.Kind.CLASS) {
            return !now.containsAll(old);
        }
        for (int index = 0; index < old.size(); index++) {
            if (index >= now.size()
                    || !old.get(index).name().equals(now.get(index).name())
                    || (old.get(index).optional() && !now.get(index).optional())) {
                return true;
            }
        }
        return now.stream().skip(old.size()).anyMatch(parameter -> !parameter.optional());
    }

    /** Splits what stands between the outermost parentheses at its top-level commas. */
    private static List<Parameter> parameters(String signature) {
        List<Parameter> found = new ArrayList<>();
        int open = signature.indexOf('(');
        int depth = 0;
        int start = open + 1;
        for (int at = Math.max(open, 0); at < signature.length() && open >= 0; at++) {
            char c = signature.charAt(at);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if ((c == ',' && depth == 1) || depth == 0) {
                add(signature.substring(Math.min(start, at), at), found);
                start = at + 1;
            }
            if (depth == 0) {
                break;
            }
        }
        return found;
    }

    private static void add(String text, List<Parameter> into) {
        String bare = text.strip();
        if (!bare.isEmpty() && !bare.equals("*") && !bare.equals("/")) {
            String name = bare.split("[:=]", 2)[0].strip();
            into.add(new Parameter(name, bare.contains("=") || name.startsWith("*")));
        }
    }
}
