package dev.aura.code.java;

import dev.aura.code.language.Declaration;
import java.util.Set;
import java.util.regex.Pattern;

/** What callers of a Java declaration rely on: its visibility, modifiers that bind them, types. Parameter names are not part of it. */
final class JavaContract {

    private static final Set<String> FREE_TO_COME =
            Set.of("synchronized", "native", "strictfp", "default", "transient", "volatile");
    private static final Set<String> MAY_NOT_GO = Set.of("static", "default");
    private static final Pattern PARAMETERS = Pattern.compile("(?s)\\(.*\\)");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private JavaContract() {}

    static boolean breaks(Declaration before, Declaration after) {
        if (!before.isPublic()) {
            return false;
        }
        return !after.isPublic()
                || narrowed(before, after)
                || modifiersBind(before, after)
                || !tail(before.key()).equals(tail(after.key()))
                || !types(before).equals(types(after));
    }

    private static boolean narrowed(Declaration before, Declaration after) {
        return before.modifiers().contains("public") && after.modifiers().contains("protected");
    }

    private static boolean modifiersBind(Declaration before, Declaration after) {
        for (String modifier : after.modifiers()) {
            boolean visibility = modifier.equals("public") || modifier.equals("protected");
            if (!before.modifiers().contains(modifier) && !visibility && !FREE_TO_COME.contains(modifier)) {
                return true;
            }
        }
        return before.modifiers().stream()
                .anyMatch(modifier ->
                        MAY_NOT_GO.contains(modifier) && !after.modifiers().contains(modifier));
    }

    /** Parameter types of a function's key. */
    private static String tail(String key) {
        int open = key.indexOf('(');
        return open < 0 ? "" : key.substring(open);
    }

    /** The signature without modifiers and parameters: result, bounds, supertypes, exceptions. */
    private static String types(Declaration declaration) {
        StringBuilder rest = new StringBuilder();
        for (String word :
                SPACE.split(PARAMETERS.matcher(declaration.signature()).replaceAll(" "), -1)) {
            if (!declaration.modifiers().contains(word)) {
                rest.append(word).append(' ');
            }
        }
        return rest.toString();
    }
}
