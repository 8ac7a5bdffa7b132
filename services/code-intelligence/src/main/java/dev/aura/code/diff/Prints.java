package dev.aura.code.diff;

import dev.aura.code.language.Declaration.Span;
import dev.aura.code.source.Tokens;
import java.util.List;

/** Prints of code that do not change with white space, comments or place: 64-bit FNV-1a over the text and kind of tokens. */
final class Prints {

    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Prints() {}

    static long of(Tokens tokens, int start, int end, List<Span> leftOut) {
        long print = OFFSET_BASIS;
        for (int index = tokens.from(start); index < tokens.size() && tokens.start(index) < end; index++) {
            int at = tokens.start(index);
            if (tokens.kind(index) == Tokens.Kind.COMMENT || leftOut.stream().anyMatch(span -> span.covers(at))) {
                continue;
            }
            print = (print ^ tokens.kind(index).code()) * PRIME;
            String text = tokens.text(index);
            for (int c = 0; c < text.length(); c++) {
                print = (print ^ text.charAt(c)) * PRIME;
            }
        }
        return print;
    }

    /** Tokens of code in a stretch. */
    static int count(Tokens tokens, int start, int end) {
        int count = 0;
        for (int index = tokens.from(start); index < tokens.size() && tokens.start(index) < end; index++) {
            count += tokens.kind(index) == Tokens.Kind.COMMENT ? 0 : 1;
        }
        return count;
    }
}
