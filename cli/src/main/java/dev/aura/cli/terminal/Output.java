package dev.aura.cli.terminal;

import com.google.protobuf.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where answers and messages go: answers to stdout, everything else to stderr. Text is UTF-8 whatever the locale, so that
 * programs read what they expect. One thread writes answers; messages may come from any.
 */
public final class Output {

    private final OutputStream answers;
    private final OutputStream messages;
    private final Style style;
    private final Style messageStyle;
    private final boolean json;
    private final boolean quiet;
    private final Terminal terminal;

    /**
     * @param terminal what the streams lead to
     * @param json whether answers are JSON
     * @param quiet whether messages are left out
     * @param color whether colour may be used where a terminal is
     */
    public Output(Terminal terminal, boolean json, boolean quiet, boolean color) {
        this.terminal = terminal;
        this.answers = terminal.answers();
        this.messages = terminal.messages();
        this.style = new Style(color && !json && terminal.answersOnTerminal());
        this.messageStyle = new Style(color && terminal.messagesOnTerminal());
        this.json = json;
        this.quiet = quiet;
    }

    /** Whether answers are JSON. */
    public boolean isJson() {
        return json;
    }

    /** Colours for answers. */
    public Style style() {
        return style;
    }

    /** Whether a person reads the answers on a terminal, with or without colour. */
    public boolean isTerminal() {
        return !json && terminal.answersOnTerminal();
    }

    /** Columns that a line of an answer may take. */
    public int width() {
        return terminal.width();
    }

    /** Whether progress may be drawn on stderr. */
    public boolean showsProgress() {
        return !quiet && terminal.messagesOnTerminal();
    }

    /** Prints one line of an answer. */
    public void line(String text) {
        text(text + "\n");
    }

    public void lines(List<String> lines) {
        for (String line : lines) {
            line(line);
        }
    }

    /** Prints a piece of an answer as it is. */
    public void text(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Prints bytes of an answer as they are. */
    public void write(byte[] bytes) {
        try {
            answers.write(bytes);
        } catch (IOException e) {
            throw new BrokenPipeException(e);
        }
    }

    /** Prints a message as a JSON document of its own. */
    public void json(Message message) {
        line(Json.document(message));
    }

    /** Hands on what was printed so far; streams call it after each piece. */
    public void flush() {
        try {
            answers.flush();
        } catch (IOException e) {
            throw new BrokenPipeException(e);
        }
    }

    /** Says something on stderr, unless {@code --quiet}. */
    public void message(String text) {
        if (!quiet) {
            error(text);
        }
    }

    /** Warns on stderr, unless {@code --quiet}. */
    public void warning(String text) {
        message(messageStyle.yellow("aura: ") + text);
    }

    /** Says on stderr what went wrong, whatever the options. */
    public void error(String text) {
        stderr(text + "\n");
    }

    /** Colours for messages. */
    public Style messageStyle() {
        return messageStyle;
    }

    /** Writes to stderr as it is. A stderr that nobody reads is no reason to stop. */
    synchronized void stderr(String text) {
        try {
            messages.write(text.getBytes(StandardCharsets.UTF_8));
            messages.flush();
        } catch (IOException nobodyReads) {
            // the answer may still have a reader
        }
    }
}
