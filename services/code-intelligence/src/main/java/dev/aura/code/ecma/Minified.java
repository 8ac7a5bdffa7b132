package dev.aura.code.ecma;

import dev.aura.code.source.SourceText;

/** Tells code that a program has squeezed: nobody will change it, so findings in it help nobody. */
final class Minified {

    private static final int LENGTH_MIN = 2000;
    private static final int LINE_LENGTH_MEAN = 250;

    private Minified() {}

    static boolean is(SourceText source) {
        return source.length() >= LENGTH_MIN && source.length() / Math.max(1, source.lineCount()) >= LINE_LENGTH_MEAN;
    }
}
