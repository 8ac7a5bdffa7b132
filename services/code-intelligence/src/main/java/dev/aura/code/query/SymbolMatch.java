package dev.aura.code.query;

import java.util.Locale;

/** How well a name answers a query: exact, beginning, humps (`mC` for `MeshChannel`), part. Lower ranks are better. */
final class SymbolMatch {

    static final int NONE = Integer.MAX_VALUE;

    private SymbolMatch() {}

    static int rank(String name, String query) {
        String lowerName = name.toLowerCase(Locale.ROOT);
        String lowerQuery = query.toLowerCase(Locale.ROOT);
        if (name.equals(query)) {
            return 0;
        }
        if (lowerName.equals(lowerQuery)) {
            return 1;
        }
        if (name.startsWith(query)) {
            return 2;
        }
        if (lowerName.startsWith(lowerQuery)) {
            return 3;
        }
        if (isHumps(name, query)) {
            return 4;
        }
        return lowerName.contains(lowerQuery) ? 5 : NONE;
    }

    /** Whether the query's words are the beginnings of the name's words, in order, the first with the first. */
    private static boolean isHumps(String name, String query) {
        return query.length() > 1 && humps(name, 0, query, 0);
    }

    private static boolean humps(String name, int at, String query, int asked) {
        if (asked == query.length()) {
            return true;
        }
        for (int start = at; start < name.length(); start++) {
            if (isHump(name, start) && same(name.charAt(start), query.charAt(asked))) {
                int taken = 1;
                while (true) {
                    if (humps(name, start + taken, query, asked + taken)) {
                        return true;
                    }
                    boolean more = asked + taken < query.length()
                            && start + taken < name.length()
                            && Character.isLowerCase(query.charAt(asked + taken))
                            && query.charAt(asked + taken) == name.charAt(start + taken);
                    if (!more) {
                        break;
                    }
                    taken++;
                }
            }
            if (asked == 0 && isHump(name, start)) {
                return false;
            }
        }
        return false;
    }

    private static boolean isHump(String name, int at) {
        char c = name.charAt(at);
        if (c == '_') {
            return false;
        }
        return at == 0
                || name.charAt(at - 1) == '_'
                || (Character.isUpperCase(c) && !Character.isUpperCase(name.charAt(at - 1)))
                || (Character.isUpperCase(c) && at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1)));
    }

    private static boolean same(char one, char other) {
        return Character.toLowerCase(one) == Character.toLowerCase(other);
    }
}
