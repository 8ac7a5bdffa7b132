package dev.aura.code.rust;

import dev.aura.code.language.Declaration;
import dev.aura.proto.code.v1.Entity;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What users of a Rust item rely on: its types and the words that bind them. Names of parameters bind nobody. */
final class RustContract {

    private static final Pattern PARAMETER = Pattern.compile("(?<=[(,]) ?(mut |ref )?(r#)?[a-z_]\\w* ?: ?");
    private static final Pattern VISIBILITY = Pattern.compile("^pub(\\s*\\([^)]*\\))?\\s*");

    /** A function that comes to be one of these binds its callers more; one that is no longer one of those breaks them. */
    private static final Set<String> MAY_NOT_COME = Set.of("unsafe", "async");

    private static final Set<String> MAY_NOT_GO = Set.of("const", "async", "mut");

    private RustContract() {}

    static boolean breaks(Declaration before, Declaration after) {
        if (!before.isPublic()) {
            return false;
        }
        return !after.isPublic()
                || before.kind() != after.kind()
                || modifiersBind(before.modifiers(), after.modifiers())
                || !types(before).equals(types(after));
    }

    private static boolean modifiersBind(List<String> before, List<String> after) {
        return after.stream().anyMatch(word -> MAY_NOT_COME.contains(word) && !before.contains(word))
                || before.stream().anyMatch(word -> MAY_NOT_GO.contains(word) && !after.contains(word));
    }

    /** The signature without visibility, modifiers and names of parameters. */
    private static String types(Declaration declaration) {
        String signature = VISIBILITY.matcher(declaration.signature()).replaceFirst("");
        boolean function = declaration.kind() == Entity.Kind.FUNCTION || declaration.kind() == Entity.Kind.METHOD;
        if (!function) {
            return signature;
        }
        int start = Math.max(0, signature.indexOf("fn "));
        return PARAMETER.matcher(signature.substring(start)).replaceAll(" _: ");
    }
}
