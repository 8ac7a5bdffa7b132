package dev.aura.cli.terminal;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;

/** Protobuf's canonical JSON with the fields that have no presence always printed, so that readers find every field. */
public final class Json {

    private Json() {}

    /** A document over several lines, for people and programs alike. */
    public static String document(Message message) {
        return print(JsonFormat.printer().alwaysPrintFieldsWithNoPresence(), message);
    }

    /** A document in one line, for streams. */
    public static String line(Message message) {
        return print(JsonFormat.printer().alwaysPrintFieldsWithNoPresence().omittingInsignificantWhitespace(), message);
    }

    /** A JSON string with its quotes. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < ' ') {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static String print(JsonFormat.Printer printer, Message message) {
        try {
            return printer.print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(
                    "cannot print " + message.getDescriptorForType().getFullName(), e);
        }
    }
}
