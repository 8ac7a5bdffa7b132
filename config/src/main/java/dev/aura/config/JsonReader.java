package dev.aura.config;

import dev.aura.config.Node.MalformedException;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON (RFC 8259), strictly, keeping the place of everything. Runs for every command, so it loads nothing else. */
final class JsonReader {

    private static final int END = -1;

    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;

    private JsonReader(String text) {
        this.text = text;
    }

    static Node read(String text) throws MalformedException {
        JsonReader reader = new JsonReader(text);
        Node root = reader.value(0);
        reader.space();
        if (reader.peek() != END) {
            throw reader.malformed("there is more after the end of the document");
        }
        return root;
    }

    private Node value(int depth) throws MalformedException {
        if (depth > Node.DEPTH_MAX) {
            throw malformed("nested deeper than " + Node.DEPTH_MAX + " levels");
        }
        space();
        return switch (peek()) {
            case '{' -> mapping(depth);
            case '[' -> sequence(depth);
            case '"' -> {
                int startLine = line;
                int startColumn = column();
                yield new Node.Scalar(string(), true, startLine, startColumn);
            }
            case END -> throw malformed("the file ends where a value should stand");
            default -> literal();
        };
    }

    private Node mapping(int depth) throws MalformedException {
        int startLine = line;
        int startColumn = column();
        List<Node.Member> members = new ArrayList<>();
        at++;
        space();
        if (peek() != '}') {
            do {
                members.add(member(depth));
            } while (another('}'));
        }
        expect('}');
        return new Node.Mapping(members, startLine, startColumn);
    }

    private Node.Member member(int depth) throws MalformedException {
        space();
        int startLine = line;
        int startColumn = column();
        if (peek() != '"') {
            throw malformed("a name in double quotes should stand here, not " + here());
        }
        String name = string();
        space();
        expect(':');
        return new Node.Member(name, value(depth + 1), startLine, startColumn);
    }

    private Node sequence(int depth) throws MalformedException {
        int startLine = line;
        int startColumn = column();
        List<Node> items = new ArrayList<>();
        at++;
        space();
        if (peek() != ']') {
            do {
                items.add(value(depth + 1));
            } while (another(']'));
        }
        expect(']');
        return new Node.Sequence(items, startLine, startColumn);
    }

    private boolean another(char end) throws MalformedException {
        space();
        if (peek() == ',') {
            at++;
            return true;
        }
        if (peek() != end) {
            throw malformed("',' or '" + end + "' should stand here, not " + here());
        }
        return false;
    }

    private Node literal() throws MalformedException {
        int start = at;
        while (peek() != END && ",:]}[{\" \t\r\n".indexOf(peek()) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        if (!isLiteral(word)) {
            at = start;
            throw malformed("a value should stand here, not " + here() + "; text needs double quotes");
        }
        return new Node.Scalar(word, false, line, start - lineStart + 1);
    }

    private static boolean isLiteral(String word) {
        return switch (word) {
            case "true", "false", "null" -> true;
            default -> word.length() <= 40 && word.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
        };
    }

    private String string() throws MalformedException {
        StringBuilder value = new StringBuilder();
        at++;
        while (peek() != '"') {
            int character = peek();
            if (character == END || character == '\n') {
                throw malformed("the text is not closed with a double quote");
            }
            if (character < ' ') {
                throw malformed("a control character must be written as an escape such as \\t");
            }
            at++;
            value.append(character == '\\' ? escape() : (char) character);
        }
        at++;
        return value.toString();
    }

    private char escape() throws MalformedException {
        int character = peek();
        at++;
        return switch (character) {
            case '"', '\\', '/' -> (char) character;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> {
                at -= 2;
                throw malformed("\\ must be followed by one of \" \\ / b f n r t u");
            }
        };
    }

    private char unicode() throws MalformedException {
        int code = 0;
        for (int i = 0; i < 4; i++, at++) {
            int digit = peek() == END || peek() > 'f' ? -1 : Character.digit(peek(), 16);
            if (digit < 0) {
                throw malformed("\\u must be followed by four hexadecimal digits");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private void space() {
        while (true) {
            switch (peek()) {
                case ' ', '\t', '\r' -> at++;
                case '\n' -> {
                    at++;
                    line++;
                    lineStart = at;
                }
                default -> {
                    return;
                }
            }
        }
    }

    private void expect(char character) throws MalformedException {
        if (peek() != character) {
            throw malformed("'" + character + "' should stand here, not " + here());
        }
        at++;
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private int column() {
        return at - lineStart + 1;
    }

    private String here() {
        return switch (peek()) {
            case END -> "the end of the file";
            case '\n', '\r' -> "the end of the line";
            default -> "'" + text.charAt(at) + "'";
        };
    }

    private MalformedException malformed(String message) {
        return new MalformedException(message, line, column());
    }
}
