package dev.aura.config;

import java.util.List;

/** A configuration file as a tree; every node knows its place, lines and columns from 1. */
sealed interface Node {

    /** Nesting that a file may have; no key comes near it. */
    int DEPTH_MAX = 16;

    int line();

    int column();

    /** Names and values in the order of the file; a name may appear twice. */
    record Mapping(List<Member> members, int line, int column) implements Node {
        public Mapping {
            members = List.copyOf(members);
        }
    }

    /** One name and its value. */
    record Member(String name, Node value, int line, int column) {}

    /** A list, which no key takes. */
    record Sequence(List<Node> items, int line, int column) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** A text, number or truth value; {@code quoted} tells {@code "null"} from {@code null}. */
    record Scalar(String text, boolean quoted, int line, int column) implements Node {

        boolean isNull() {
            return !quoted && (text.isEmpty() || text.equals("null") || text.equals("~"));
        }
    }

    /** A file that does not follow its format. */
    final class MalformedException extends Exception {
        final int line;
        final int column;

        MalformedException(String message, int line, int column) {
            super(message);
            this.line = line;
            this.column = column;
        }
    }
}
