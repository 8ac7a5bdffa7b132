package dev.aura.code.duplicate;

import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.source.Tokens.Kind;
import dev.aura.code.store.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Turns the tokens of files into numbers, alike texts alike. Comments, marks of blocks and imports are left out; symbols without space
 * between are one operator.
 */
final class TokenReader {

    private static final int KEY_LENGTH_MAX = 200;
    private static final String OPERATOR_CHARACTERS = "=!<>&|+-*/%^~?:";

    /** Words that stay themselves where names count as alike: those of any of our languages, since one more does no harm. */
    private static final Set<String> WORDS = Set.of(
            ("abstract and as assert async await break case catch class const continue crate def default defer del do elif else enum"
                            + " except export extends False final finally fn for from func function global go goto if impl import in"
                            + " instanceof interface is lambda let loop match mod module mut new nil None nonlocal not null or"
                            + " package pass private protected pub public raise range record return select self static struct super"
                            + " switch synchronized this throw throws trait true True false try type typeof undefined unsafe use var"
                            + " void where while with yield")
                    .split(" ", -1));

    private static final Set<String> IMPORTS = Set.of("import", "package", "from", "use", "using");

    private final boolean namesAlike;
    private final boolean literalsAlike;
    private final Map<String, Integer> ids = new HashMap<>();

    /**
     * @param namesAlike whether all names count as the same
     * @param literalsAlike whether all numbers and texts do
     */
    TokenReader(boolean namesAlike, boolean literalsAlike) {
        this.namesAlike = namesAlike;
        this.literalsAlike = literalsAlike;
    }

    /** Adds a file. */
    void read(String path, SourceText source, Tokens tokens, TokenStream into) {
        into.begin(path);
        int lastLine = 0;
        for (int index = 0; index < tokens.size(); index++) {
            if (!counts(tokens, index)) {
                continue;
            }
            int line = source.line(tokens.start(index));
            if (line > lastLine && isImport(tokens, index)) {
                index = endOfImport(source, tokens, index);
                lastLine = line;
                continue;
            }
            lastLine = line;
            int last = endOfOperator(source, tokens, index);
            into.add(id(tokens.kind(index), source.slice(tokens.start(index), tokens.end(last))), line);
            index = last;
        }
    }

    private static boolean counts(Tokens tokens, int index) {
        return tokens.kind(index) != Kind.COMMENT && tokens.end(index) > tokens.start(index);
    }

    private static boolean isImport(Tokens tokens, int index) {
        return tokens.kind(index) == Kind.NAME
                && IMPORTS.contains(tokens.text(index))
                && index + 1 < tokens.size()
                && !tokens.isText(index + 1, "(")
                && !tokens.isText(index + 1, "=");
    }

    /** The last token of an import: of its line, or of the line on which its brackets are closed. */
    private static int endOfImport(SourceText source, Tokens tokens, int from) {
        int open = 0;
        int last = from;
        int line = source.line(tokens.start(from));
        for (int index = from; index < tokens.size(); index++) {
            if (open == 0 && source.line(tokens.start(index)) > line) {
                break;
            }
            if (tokens.kind(index) == Kind.SYMBOL) {
                char c = source.text().charAt(tokens.start(index));
                open += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
                line = source.line(tokens.start(index));
            }
            last = index;
        }
        return last;
    }

    private static int endOfOperator(SourceText source, Tokens tokens, int index) {
        int last = index;
        while (isOperator(source, tokens, last)
                && last + 1 < tokens.size()
                && tokens.start(last + 1) == tokens.end(last)
                && isOperator(source, tokens, last + 1)) {
            last++;
        }
        return last;
    }

    private static boolean isOperator(SourceText source, Tokens tokens, int index) {
        return tokens.kind(index) == Kind.SYMBOL
                && OPERATOR_CHARACTERS.indexOf(source.text().charAt(tokens.start(index))) >= 0;
    }

    private int id(Kind kind, String text) {
        String key = text;
        if (kind == Kind.NAME && namesAlike && !WORDS.contains(text)) {
            key = "a name";
        } else if ((kind == Kind.STRING || kind == Kind.NUMBER) && literalsAlike) {
            key = "a literal";
        } else if (text.length() > KEY_LENGTH_MAX) {
            key = ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).hex();
        }
        Integer id = ids.get(key);
        if (id == null) {
            id = ids.size();
            ids.put(key, id);
        }
        return id;
    }
}
