package dev.aura.config;

/**
 * The place a value was read from.
 *
 * @param layer the layer
 * @param source file, variable or option; {@code built in} for a default
 * @param line line of a file, from 1; 0 where there is none
 * @param column column of that line, from 1; 0 where there is none
 */
public record Origin(Layer layer, String source, int line, int column) {

    /** A place without lines: a variable, an option, or a file as a whole. */
    static Origin of(Layer layer, String source) {
        return new Origin(layer, source, 0, 0);
    }

    /** The place in the usual form {@code file:line:column}. */
    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
