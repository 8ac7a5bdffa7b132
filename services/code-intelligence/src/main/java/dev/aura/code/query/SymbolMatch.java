package dev.aura.code.query;

/**
 * How well a name answers a query: exact, beginning, humps (`mC` for `MeshChannel`), part, letters in order from the beginning of a word.
 * Lower ranks are better. Nothing is allocated: a search asks for every name of a workspace.
 */
final class SymbolMatch {

    static final int NONE = Integer.MAX_VALUE;

    /** Letters below which a query's letters stand in order in nearly every name. */
    private static final int LETTERS_MIN = 3;

    /** Ways of laying humps over a name that are tried; names made of one letter over and over have very many. */
    private static final int TRIES_MAX = 2_000;

    private final String query;
    private int tries;

    SymbolMatch(String query) {
        this.query = query;
    }

    int rank(String name) {
        if (!hasLetters(name, 0)) {
            return NONE;
        }
        if (name.length() == query.length() && name.equalsIgnoreCase(query)) {
            return name.equals(query) ? 0 : 1;
        }
        if (name.regionMatches(true, 0, query, 0, query.length())) {
            return name.startsWith(query) ? 2 : 3;
        }
        tries = 0;
        if (query.length() > 1 && humps(name, 0, 0)) {
            return 4;
        }
        if (isPart(name)) {
            return 5;
        }
        return query.length() >= LETTERS_MIN && isSpread(name) ? 6 : NONE;
    }

    /** Whether the query's letters stand in the name in order, from an offset on. */
    private boolean hasLetters(String name, int from) {
        int asked = 0;
        for (int at = from; at < name.length() && asked < query.length(); at++) {
            asked += same(name.charAt(at), query.charAt(asked)) ? 1 : 0;
        }
        return asked == query.length();
    }

    private boolean isPart(String name) {
        for (int at = 1; at + query.length() <= name.length(); at++) {
            if (name.regionMatches(true, at, query, 0, query.length())) {
                return true;
            }
        }
        return false;
    }

    private boolean isSpread(String name) {
        for (int at = 0; at + query.length() <= name.length(); at++) {
            if (same(name.charAt(at), query.charAt(0)) && isHump(name, at)) {
                return hasLetters(name, at);
            }
        }
        return false;
    }

    /** Whether the query's words are the beginnings of the name's words, in order, the first with the first. */
    private boolean humps(String name, int at, int asked) {
        if (asked == query.length()) {
            return true;
        }
        for (int start = at; start < name.length() && ++tries < TRIES_MAX; start++) {
            if (isHump(name, start) && same(name.charAt(start), query.charAt(asked)) && word(name, start, asked)) {
                return true;
            }
            if (asked == 0 && isHump(name, start)) {
                return false;
            }
        }
        return false;
    }

    /** Whether the query goes on with one or more letters of the word that begins here, and then with words after it. */
    private boolean word(String name, int start, int asked) {
        int taken = 1;
        while (true) {
            if (humps(name, start + taken, asked + taken)) {
                return true;
            }
            boolean more = asked + taken < query.length()
                    && start + taken < name.length()
                    && Character.isLowerCase(query.charAt(asked + taken))
                    && query.charAt(asked + taken) == name.charAt(start + taken);
            if (!more) {
                return false;
            }
            taken++;
        }
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
        return one == other || Character.toLowerCase(one) == Character.toLowerCase(other);
    }
}
