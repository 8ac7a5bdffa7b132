package dev.aura.code.syntax.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Answers requests as {@link Wire} describes them, one after the other, until its input ends or whoever started it is gone. */
public final class ParserMain {

    /** Names the cache directory, where native code is unpacked. */
    public static final String CACHE_PROPERTY = "aura.cache";

    private static final int BUFFER_BYTES = 1 << 16;
    private static final long LOOK_EVERY_MS = 1_000;

    private final Map<NativeGrammar, NativeParser> parsers = new HashMap<>();

    private ParserMain() {}

    public static void main(String... arguments) throws IOException {
        endWithParent();
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, BUFFER_BYTES));
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES));
        ParserMain main = new ParserMain();
        while (main.answer(in, out)) {
            out.flush();
        }
    }

    private boolean answer(DataInputStream in, DataOutputStream out) throws IOException {
        int request = in.read();
        if (request < 0) {
            return false;
        }
        String grammar = in.readUTF();
        byte[] text = request == Wire.PARSE ? text(in) : new byte[0];
        try {
            NativeParser parser = parsers.computeIfAbsent(new NativeGrammar(grammar), NativeParser::new);
            if (request == Wire.PARSE) {
                parser.parse(text, out);
            } else {
                out.writeByte(Wire.DONE);
                parser.writeNames(out);
            }
        } catch (RuntimeException | LinkageError | OutOfMemoryError failure) {
            out.writeByte(Wire.FAILED);
            out.writeUTF(failure.toString());
        }
        return true;
    }

    private static byte[] text(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] text = in.readNBytes(length);
        if (text.length < length) {
            throw new EOFException("the text ends after " + text.length + " of " + length + " bytes");
        }
        return text;
    }

    /** A parser that is caught in native code does not read its input, so it would not see that nobody is there any more. */
    private static void endWithParent() {
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            while (parent.isAlive()) {
                try {
                    Thread.sleep(LOOK_EVERY_MS);
                } catch (InterruptedException stop) {
                    break;
                }
            }
            Runtime.getRuntime().halt(1);
        });
    }
}
