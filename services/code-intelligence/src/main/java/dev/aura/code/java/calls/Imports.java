package dev.aura.code.java.calls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The imports of a file, by what they bring.
 *
 * @param singles qualified names by simple name
 * @param onDemand packages and types whose types are imported
 * @param staticSingles qualified types by the name of the member taken from them
 * @param staticOnDemand types whose static members are imported
 */
record Imports(
        Map<String, String> singles,
        List<String> onDemand,
        Map<String, List<String>> staticSingles,
        List<String> staticOnDemand) {

    private static final String STATIC = "static ";
    private static final String MODULE = "module ";

    static Imports of(List<String> written) {
        Imports imports = new Imports(new HashMap<>(), new ArrayList<>(), new HashMap<>(), new ArrayList<>());
        written.forEach(imports::add);
        return imports;
    }

    private void add(String written) {
        boolean isStatic = written.startsWith(STATIC);
        String name = isStatic ? written.substring(STATIC.length()) : written;
        int dot = name.lastIndexOf('.');
        if (dot < 0 || name.startsWith(MODULE)) {
            return;
        }
        String before = name.substring(0, dot);
        String last = name.substring(dot + 1);
        if (last.equals("*")) {
            (isStatic ? staticOnDemand : onDemand).add(before);
        } else if (isStatic) {
            staticSingles.computeIfAbsent(last, key -> new ArrayList<>()).add(before);
        } else {
            singles.put(last, name);
        }
    }

    @Nullable
    String single(String name) {
        return singles.get(name);
    }
}
